import { expect, it } from 'vitest'
import { crossing, verdictOfWindows } from './crossing.ts'

it.each([
  [{ above: 10 }, 11, 'breach'],
  [{ above: 10 }, 10, 'clear'],
  [{ above: 10, resolve_at: 6 }, 8, 'between'],
  [{ above: 10, resolve_at: 6 }, 6, 'clear'],
  [{ below: 10 }, 9, 'breach'],
  [{ below: 10 }, 10, 'clear'],
  [{ below: 10, resolve_at: 12 }, 11, 'between'],
  [{ below: 10, resolve_at: 12 }, 12, 'clear'],
  [{ above: 10 }, null, 'no-data'],
])('of %j, %s is %s', (rule, value, verdict) => {
  expect(crossing(rule, value)).toBe(verdict)
})

it.each([
  [['breach', 'clear', 'breach'], 2, 'breach'],
  [['clear', 'breach', 'breach'], 2, 'breach'],
  [['breach', 'clear', 'clear'], 2, 'between'],
  [['clear', 'breach', 'clear'], 2, 'clear'],
  [['no-data', 'clear', 'clear'], 1, 'no-data'],
  [[], 1, 'no-data'],
] as const)('of the windows %j, %d make it %s', (verdicts, least, verdict) => {
  expect(verdictOfWindows(verdicts, least)).toBe(verdict)
})
