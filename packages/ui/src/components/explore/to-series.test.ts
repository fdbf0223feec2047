import type { ExploreAnswer } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { toSeries } from './to-series.ts'

const MINUTE_MS = 60_000

function anAnswer(name: string, rows: ExploreAnswer['rows']): ExploreAnswer {
  return {
    ...{ dataset: 'errors', from: 0, to: 3 * MINUTE_MS, stepMs: MINUTE_MS, rows },
    columns: [
      { name: 'time', is: 'time', type: 'time' },
      { name: 'type', is: 'group', type: 'text' },
      { name, is: 'value', type: 'number', unit: 'count' },
      { name: 'n', is: 'n', type: 'number', unit: 'count' },
    ],
    ...{ total: 1, n: 1, weight: 1, sampled: false, more: false },
    ...{ elapsedMs: 1, rowsRead: 1, partial: false, sql: '' },
  }
}

it('has the highest first, all others last, and zero where nothing was counted', () => {
  const answer = anAnswer('count', [
    [0, 'A', 1, 1],
    [0, null, 50, 50],
    [MINUTE_MS, 'B', 5, 5],
  ])

  expect(toSeries(answer)).toEqual({
    at: [0, MINUTE_MS, 2 * MINUTE_MS],
    series: [
      { groups: ['B'], values: [0, 5, 0], n: 5 },
      { groups: ['A'], values: [1, 0, 0], n: 1 },
      { groups: null, values: [50, 0, 0], n: 50 },
    ],
  })
})

it('has no value where nothing was measured', () => {
  const { series } = toSeries(anAnswer('p75(value)', [[MINUTE_MS, 'A', 7, 2]]))

  expect(series).toEqual([{ groups: ['A'], values: [null, 7, null], n: 2 }])
})
