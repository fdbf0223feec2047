import { expect, it } from 'vitest'
import { falseAlarmRateOf } from './calm-shifts.ts'

const LENGTH = 600
const WINDOWS = {
  ...{ onset: 570, before: { from: 500, to: 560 } },
  during: { from: 570, to: LENGTH },
}

/** A failure each minute, ten more in the half hour of the rise, and in those that begin at `waves`. */
function ofFailures(waves: readonly number[]) {
  const isIn = (index: number, from: number) => index >= from && index < from + 30
  return {
    counts: Float64Array.from({ length: LENGTH }, (_, index) =>
      [570, ...waves].some((from) => isIn(index, from)) ? 11 : 1,
    ),
    exposure: new Float64Array(LENGTH).fill(100),
  }
}

it('is nought where it never happened in calm hours', () => {
  expect(falseAlarmRateOf(ofFailures([]), WINDOWS)).toBe(0)
})

it('is high where failures come in waves', () => {
  const waves = [440, 320, 200, 80]

  expect(falseAlarmRateOf(ofFailures(waves), WINDOWS)).toBeGreaterThan(0.1)
})

it('is not known of an hour', () => {
  const short = { onset: 90, before: { from: 20, to: 80 }, during: { from: 90, to: 120 } }

  expect(falseAlarmRateOf(ofFailures([]), short)).toBeNull()
})
