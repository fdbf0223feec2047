import { expect, it } from 'vitest'
import { sumOf } from './storage-sum.ts'

it('adds up tables, those that are kept for good as they are', () => {
  const table = { name: 'errors', rows: 10, bytes: 100, keptDays: 90, forecastBytes: 900 }

  expect(sumOf([table, { ...table, keptDays: null, forecastBytes: null }])).toEqual({
    rows: 20,
    bytes: 200,
    forecastBytes: 1_000,
  })
  expect(sumOf([])).toEqual({ rows: 0, bytes: 0, forecastBytes: 0 })
})
