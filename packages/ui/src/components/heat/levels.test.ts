import { describe, expect, it } from 'vitest'
import { levelOf, LEVELS, rampEnds, RAMP_STEPS } from './levels.ts'

const INP = { thresholds: { good: 200, poor: 500 }, low: 0, high: 0 }
const APDEX = { thresholds: { good: 0.85, poor: 0.7 }, low: 0, high: 0 }
const RAMP = { low: 10, high: 70 }

describe('levels', () => {
  it.each([
    [INP, 200, LEVELS.good],
    [INP, 201, LEVELS.ni],
    [INP, 500, LEVELS.ni],
    [INP, 501, LEVELS.poor],
    [INP, NaN, LEVELS.empty],
    [APDEX, 0.9, LEVELS.good],
    [APDEX, 0.7, LEVELS.ni],
    [APDEX, 0.69, LEVELS.poor],
    [RAMP, 10, LEVELS.ramp],
    [RAMP, -5, LEVELS.ramp],
    [RAMP, 45, LEVELS.ramp + 4],
    [RAMP, 900, LEVELS.ramp + RAMP_STEPS - 1],
    [{ low: 4, high: 4 }, 4, LEVELS.ramp + 3],
  ])('of %j is %d level %d', (scale, value, level) => expect(levelOf(value, scale)).toBe(level))

  it('end where nearly all values are, whatever one of them is', () => {
    const values = [...Array.from({ length: 99 }, (_, index) => index), 1e9, NaN]

    expect(rampEnds(values)).toEqual({ low: 2, high: 97 })
    expect(rampEnds([])).toEqual({ low: 0, high: 0 })
  })
})
