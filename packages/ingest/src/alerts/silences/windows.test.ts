import { expect, it } from 'vitest'
import { isActiveAt, windowAt } from './windows.ts'

const at = (text: string) => Date.parse(text)
const once = { starts: at('2026-11-21T10:00:00Z'), ends: at('2026-11-21T12:00:00Z') }

it.each([
  ['2026-11-21T09:59:59Z', false],
  ['2026-11-21T10:00:00Z', true],
  ['2026-11-21T11:59:59Z', true],
  ['2026-11-21T12:00:00Z', false],
])('is active from its start to its end: %s', (moment, expected) => {
  expect(isActiveAt(once, at(moment))).toBe(expected)
})

const nightly = {
  starts: at('2026-01-01T00:00:00Z'),
  ends: at('2027-01-01T00:00:00Z'),
  recurrence: { cron: '0 2 * * *', duration: 3_600_000, timezone: 'Europe/Vienna' },
}

it.each([
  ['in winter', '2026-11-21T01:30:00Z', true],
  ['before it in winter', '2026-11-21T00:59:59Z', false],
  ['after it in winter', '2026-11-21T02:00:00Z', false],
  ['in summer', '2026-07-21T00:30:00Z', true],
  ['at the hour of winter in summer', '2026-07-21T01:30:00Z', false],
  ['in the night that has no 02:00', '2026-03-29T01:30:00Z', true],
  ['after its end', '2027-01-02T01:30:00Z', false],
])('recurs in the hours of its zone: %s', (_, moment, expected) => {
  expect(isActiveAt(nightly, at(moment))).toBe(expected)
})

it('tells of the next time while it is not', () => {
  expect(windowAt(nightly, at('2026-11-21T12:00:00Z'))).toEqual({
    from: at('2026-11-22T01:00:00Z'),
    to: at('2026-11-22T02:00:00Z'),
  })
})

it('ends where the whole of it ends', () => {
  const ending = { ...nightly, ends: at('2026-11-21T01:20:00Z') }

  expect(windowAt(ending, at('2026-11-21T01:10:00Z'))?.to).toBe(ending.ends)
  expect(windowAt(ending, at('2026-11-21T01:30:00Z'))).toBeUndefined()
})

it('begins no window that began before the whole of it', () => {
  const late = { ...nightly, starts: at('2026-11-21T01:30:00Z') }

  expect(isActiveAt(late, at('2026-11-21T01:40:00Z'))).toBe(false)
})
