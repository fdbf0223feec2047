import { expect, it } from 'vitest'
import { searchGrid, spansOf } from './windows.ts'

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

it('compares an hour before with half an hour since, and leaves out a minute that is not over', () => {
  const onset = BEGIN + 30_000
  const { before, during, windows, grid } = spansOf(onset, { now: BEGIN + 12.5 * MINUTE })

  expect(before).toEqual({ from: BEGIN - 70 * MINUTE, to: BEGIN - 10 * MINUTE })
  expect(during).toEqual({ from: BEGIN - 2 * MINUTE, to: BEGIN + 12 * MINUTE })
  expect(grid.from + windows.onset * grid.stepMs).toBe(BEGIN)
  expect(spansOf(onset, { now: BEGIN + DAY }).during.to).toBe(BEGIN + 30 * MINUTE)
})

it.each([
  [60 * MINUTE, MINUTE],
  [DAY, MINUTE],
  [30 * DAY, 29 * MINUTE],
])('searches %i ms by steps of %i ms', (length, stepMs) => {
  const grid = searchGrid({ from: BEGIN, to: BEGIN + length })

  expect(grid.stepMs).toBe(stepMs)
  expect(grid.length).toBeLessThanOrEqual(1_500)
})
