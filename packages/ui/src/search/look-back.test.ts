import { expect, it } from 'vitest'
import { lookBack } from './look-back.ts'
import { readWindow } from './time-window.ts'

const keptDays = { errors: 90, requests: 14, vitals: 1, pageViews: 30, sessions: 400 }

it.each([
  ['requests', '-14d', '14 days'],
  ['vitals', '-1d', 'a day'],
  ['pageViews', '-30d', '30 days'],
  ['sessions', '-30d', '30 days'],
] as const)('looks for %s as far back as %s', (kept, from, words) => {
  expect(lookBack(keptDays, kept)).toEqual({ from, words })
  expect(readWindow({ from })).toEqual({ from })
})
