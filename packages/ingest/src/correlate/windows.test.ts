import { expect, it } from 'vitest'
import { spansOf } from './windows.ts'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const BEGIN = 20_000 * DAY

it.each([
  ['an hour', 60 * MINUTE, 60 * MINUTE],
  ['weeks, of a day', 30 * DAY, DAY],
])('looks at a box of %s', (_, length, looked) => {
  const box = { from: BEGIN, to: BEGIN + length }
  const { grid, windows, during } = spansOf(BEGIN, { now: BEGIN + 31 * DAY, box })

  expect(during.to).toBe(BEGIN + looked)
  expect(windows.during.to).toBe(grid.length)
  expect(grid.from + grid.length * grid.stepMs).toBe(during.to)
})
