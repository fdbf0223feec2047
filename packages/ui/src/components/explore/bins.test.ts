import type { ExploreAnswer } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { binsOf } from './bins.ts'

const columns: ExploreAnswer['columns'] = [
  { name: 'lower', is: 'bound', type: 'number' },
  { name: 'upper', is: 'bound', type: 'number' },
  { name: 'histogram(value)', is: 'value', type: 'number' },
]

function anAnswer(rows: ExploreAnswer['rows']): ExploreAnswer {
  return {
    ...{ dataset: 'vitals', from: 0, to: 1, stepMs: null, columns, rows },
    ...{ total: 1, n: 1, weight: 1, sampled: false, more: false },
    ...{ elapsedMs: 1, rowsRead: 1, partial: false, sql: '' },
  }
}

it('has each bin between the lowest and the highest, and zero before them', () => {
  const bins = binsOf(
    anAnswer([
      [null, 0, 3],
      [1, 2 ** 0.25, 1],
      [2 ** 0.5, 2 ** 0.75, 2],
      [1, 2 ** 0.25, 4],
    ]),
  )

  expect(bins.map(({ lower, n }) => [lower, n])).toEqual([
    [null, 3],
    [1, 5],
    [2 ** 0.25, 0],
    [2 ** 0.5, 2],
  ])
})

it('has none of nothing', () => {
  expect(binsOf(anAnswer([]))).toEqual([])
})
