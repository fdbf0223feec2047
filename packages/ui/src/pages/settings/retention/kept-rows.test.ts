import { expect, it } from 'vitest'
import { keptRows } from './kept-rows.ts'

it('puts together what is kept alike, and what stays for good last', () => {
  const rows = keptRows([
    { name: 'changes', bytes: 5, keptDays: null, forecastBytes: null },
    { name: 'stacks', bytes: 10, keptDays: 90, forecastBytes: 100 },
    { name: 'errors', bytes: 20, keptDays: 90, forecastBytes: null },
    { name: 'vitals', bytes: 7, keptDays: 14, forecastBytes: 14 },
  ])

  expect(rows).toEqual([
    { days: 14, names: ['vitals'], bytes: 7, forecastBytes: 14 },
    { days: 90, names: ['errors', 'stacks'], bytes: 30, forecastBytes: 100 },
    { days: null, names: ['changes'], bytes: 5, forecastBytes: null },
  ])
})
