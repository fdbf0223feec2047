import { expect, it } from 'vitest'
import { keptRows } from './kept-rows.ts'

const UNASKED = { rawBytes: 0, expiredBytes: 0, bytesPerDay: null }
it('puts together what is kept alike, and what stays for good last', () => {
  const rows = keptRows([
    { ...UNASKED, name: 'changes', rows: 1, bytes: 5, keptDays: null, forecastBytes: null },
    { ...UNASKED, name: 'stacks', rows: 1, bytes: 10, keptDays: 90, forecastBytes: 100 },
    { ...UNASKED, name: 'errors', rows: 1, bytes: 20, keptDays: 90, forecastBytes: null },
    { ...UNASKED, name: 'vitals', rows: 1, bytes: 7, keptDays: 14, forecastBytes: 14 },
  ])

  expect(rows).toEqual([
    { days: 14, names: ['vitals'], bytes: 7, forecastBytes: 14 },
    { days: 90, names: ['errors', 'stacks'], bytes: 30, forecastBytes: 100 },
    { days: null, names: ['changes'], bytes: 5, forecastBytes: null },
  ])
})
