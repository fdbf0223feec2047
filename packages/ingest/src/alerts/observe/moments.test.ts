import { expect, it } from 'vitest'
import { windowAt, windowsBefore } from './moments.ts'

const HOUR = 3_600_000

it('looks at a short window at each round, and at a long one seldom', () => {
  expect(windowAt(60_000, 125_000)).toEqual({ from: 60_000, to: 125_000 })
  expect(windowAt(HOUR, 2 * HOUR + 59_999)).toEqual({ from: HOUR, to: 2 * HOUR })
  expect(windowAt(24 * HOUR, 30 * HOUR + 299_999)).toEqual({ from: 6 * HOUR, to: 30 * HOUR })
})

it('has windows before it that neither overlap nor move', () => {
  const before = [{ from: 0, to: 60_000 }]

  expect(windowsBefore(60_000, 125_000, 1)).toEqual(before)
  expect(windowsBefore(60_000, 179_999, 1)).toEqual(before)
})
