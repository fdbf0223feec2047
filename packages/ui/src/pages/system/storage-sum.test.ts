import { expect, it } from 'vitest'
import { sumOf } from './storage-sum.ts'

it('adds up tables, those that are kept for good as they are', () => {
  const table = {
    ...{ name: 'errors', rows: 10, bytes: 100, rawBytes: 500, expiredBytes: 3, parts: 4 },
    ...{ bytesPerDay: 10, keptDays: 90, forecastBytes: 900 },
  }

  expect(
    sumOf([table, { ...table, keptDays: null, bytesPerDay: null, forecastBytes: null }]),
  ).toEqual({
    ...{ rows: 20, bytes: 200, rawBytes: 1_000, expiredBytes: 6, parts: 8 },
    ...{ bytesPerDay: 10, forecastBytes: 1_000 },
  })
  expect(sumOf([])).toMatchObject({ rows: 0, bytesPerDay: 0, forecastBytes: 0 })
})
