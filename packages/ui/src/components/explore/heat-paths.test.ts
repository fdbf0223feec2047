import type { ExploreAnswer } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { heatOf, heatPaths, shadeOf, SHADES } from './heat-paths.ts'

const answer: ExploreAnswer = {
  ...{ dataset: 'requests', from: 0, to: 120_000, stepMs: 60_000 },
  columns: [
    { name: 'time', is: 'time', type: 'time' },
    { name: 'lower', is: 'bound', type: 'number' },
    { name: 'upper', is: 'bound', type: 'number' },
    { name: 'histogram(duration)', is: 'value', type: 'number' },
  ],
  rows: [
    [0, 1, 2 ** 0.25, 1],
    [60_000, 2 ** 0.25, 2 ** 0.5, 100],
    [60_000, null, 0, 1],
  ],
  ...{ total: 1, n: 1, weight: 1, sampled: false, more: false },
  ...{ elapsedMs: 1, rowsRead: 1, partial: false, sql: '' },
}

it('counts by step and bin', () => {
  expect(heatOf(answer)).toMatchObject({
    at: [0, 60_000],
    max: 100,
    counts: [
      [0, 1, 0],
      [1, 0, 100],
    ],
  })
})

it('bears values that lie as far apart as numbers can', () => {
  const rows = [0, 60_000].flatMap((at) =>
    [2 ** -1_000, 2 ** 1_000].map((lower) => [at, lower, lower * 1.2, 1]),
  )

  expect(heatOf({ ...answer, to: 50 * 60_000, rows }).max).toBe(1)
})

it('draws each cell once, in the shade of its logarithm', () => {
  const paths = heatPaths(heatOf(answer), 300)

  expect(paths).toHaveLength(SHADES)
  expect(paths[0]).toBe('M0 100h500v100h-500zM500 200h500v100h-500z')
  expect(paths.at(-1)).toBe('M500 0h500v100h-500z')
  expect([1, 10, 99].map((n) => shadeOf(n, 100))).toEqual([0, 3, 5])
})
