import { expect, it } from 'vitest'
import { ProblemError } from './problem.ts'
import { toTimeRange } from './time-range.ts'

const now = Date.parse('2026-11-21T12:00:00Z')

it.each([
  ['-24h', '-0s', now - 86_400_000, now],
  ['-30m', 'now', now - 1_800_000, now],
  ['2026-11-20T00:00:00Z', '2026-11-21', Date.parse('2026-11-20'), Date.parse('2026-11-21')],
])('reads %s to %s', (from, to, start, end) => {
  expect(toTimeRange({ from, to }, now)).toEqual({ from: start, to: end })
})

it.each([
  ['yesterday', 'now'],
  ['now', '-1h'],
  ['-500d', 'now'],
  ['-1h', '+120000-01-01T00:00:00Z'],
])('refuses %s to %s', (from, to) => {
  expect(() => toTimeRange({ from, to }, now)).toThrow(ProblemError)
})
