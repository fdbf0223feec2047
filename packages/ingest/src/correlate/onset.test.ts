import { describe, expect, it } from 'vitest'
import { createRandom } from '../testing/random.ts'
import { findOnset } from './onset.ts'
import type { Signal } from './series.ts'

const MINUTE_MS = 60_000

function aSignal(length: number, at: (index: number) => { count: number; exposure?: number }) {
  const points = Array.from({ length }, (_, index) => at(index))
  return {
    grid: { from: 0, stepMs: MINUTE_MS, length },
    counts: Float64Array.from(points, ({ count }) => count),
    exposure: Float64Array.from(points, ({ exposure = 1 }) => exposure),
  } satisfies Signal
}

describe('findOnset', () => {
  it.each([0.05, 0.5, 5, 50, 500])('finds none in a day of %f a minute', (mean) => {
    const found = Array.from({ length: 40 }, (_, seed) => {
      const random = createRandom(seed + 1)
      return findOnset(aSignal(1_440, () => ({ count: random.poisson(mean) })))
    })

    expect(found.filter((one) => one !== undefined)).toEqual([])
  })

  it('finds none in errors that only follow the traffic', () => {
    const random = createRandom(7)
    const signal = aSignal(1_440, (index) => {
      const exposure = 1_000 * (1 + 0.8 * Math.sin(index / 230)) * (index > 700 ? 2 : 1)
      return { exposure, count: random.poisson(exposure * 0.01) }
    })

    expect(findOnset(signal)).toBeUndefined()
  })

  it.each([
    ['a new issue', 0, 3, 600],
    ['a doubling of many', 60, 120, 300],
    ['a rise that has just begun', 5, 60, 716],
    ['a rise of few', 0.1, 3, 400],
  ])('finds %s to a few minutes', (_, before, after, at) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = createRandom(seed)
      const signal = aSignal(720, (index) => ({
        count: random.poisson(index < at ? before : after),
      }))

      const found = findOnset(signal)

      expect(Math.abs((found?.index ?? -100) - at)).toBeLessThanOrEqual(6)
    }
  })

  it.each([8, 14, 24, 27])('finds where a rise began that is %i minutes old', (age) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = createRandom(seed)
      const at = 480 - age
      const signal = aSignal(480, (index) => ({ count: random.poisson(index < at ? 0.6 : 9) }))

      expect(Math.abs((findOnset(signal)?.index ?? -100) - at)).toBeLessThanOrEqual(2)
    }
  })

  it('says the same of ten times the exposure', () => {
    const random = createRandom(3)
    const counts = Array.from({ length: 720 }, (_, index) => random.poisson(index < 500 ? 2 : 9))
    const once = findOnset(aSignal(720, (index) => ({ count: counts[index] ?? 0, exposure: 40 })))
    const more = findOnset(aSignal(720, (index) => ({ count: counts[index] ?? 0, exposure: 400 })))

    expect(once?.index).toBe(more?.index)
    expect(once?.evidence).toBeCloseTo(more?.evidence ?? 0)
  })

  it.each([
    ['nothing at all', aSignal(0, () => ({ count: 0 }))],
    ['one bucket', aSignal(1, () => ({ count: 9 }))],
    ['zeros', aSignal(300, () => ({ count: 0 }))],
    ['no traffic', aSignal(300, () => ({ count: 0, exposure: 0 }))],
    ['three errors', aSignal(300, (index) => ({ count: index === 200 ? 3 : 0 }))],
  ])('says nothing of %s', (_, signal) => {
    expect(findOnset(signal)).toBeUndefined()
  })

  it('takes the steeper of two rises', () => {
    const random = createRandom(5)
    const level = (index: number) => {
      if (index < 300) return 4
      return index < 700 ? 10 : 90
    }
    const signal = aSignal(1_000, (index) => ({ count: random.poisson(level(index)) }))

    expect(findOnset(signal)?.index).toBeGreaterThanOrEqual(698)
  })
})
