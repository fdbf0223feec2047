import { expect, it } from 'vitest'
import { impactOf } from './impact.ts'

const to = Date.UTC(2026, 10, 21)
const issue = { users: 100, events: 500, lastSeen: to, priority: 'high' } as const

it.each([
  ['the users of now', {}, 100],
  ['a tenth of the events of nobody', { users: 0 }, 50],
  ['half of it a day after', { lastSeen: to - 24 * 3_600_000 }, 50],
  ['a fifth for low priority', { priority: 'low' as const }, 20],
])('is %s', (_, given, expected) => {
  expect(impactOf({ ...issue, ...given }, to)).toBeCloseTo(expected)
})

it('is never more than the bound that lists are sorted by first', () => {
  expect(impactOf({ ...issue, users: 500 }, to)).toBeLessThanOrEqual(500)
})
