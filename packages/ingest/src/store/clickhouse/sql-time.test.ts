import { expect, it } from 'vitest'
import { toSqlTime } from './sql-time.ts'

it.each([0, 1, -1, 1_700_000_000_007.9, -86_400_000.5, 1_709_251_199_999, 8.64e15, -8.64e15])(
  'writes %d as dates do',
  (at) => {
    expect(toSqlTime(at)).toBe(new Date(at).toISOString().replace('T', ' ').slice(0, -1))
  },
)

it.each([Number.NaN, Infinity, 9e15])('refuses %d as dates do', (at) => {
  expect(() => toSqlTime(at)).toThrow(RangeError)
})
