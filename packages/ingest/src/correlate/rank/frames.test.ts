import { describe, expect, it } from 'vitest'
import { framesOf } from './frames.ts'

const MINUTE = 60_000
const WINDOWS = { onset: 430, before: { from: 358, to: 418 }, during: { from: 428, to: 461 } }

describe('framesOf', () => {
  it('compares the same windows at calm times, which end before the baseline does', () => {
    const { wide, placeboWide, placebos } = framesOf(WINDOWS, MINUTE)

    expect(placeboWide).toEqual(wide)
    expect(placebos).toHaveLength(32)
    expect(placebos[0]).toBe(72)
    expect(Math.max(...placebos) + wide.duringTo).toBe(418)
  })

  it('looks close to the onset in minutes, whatever the step is', () => {
    const of = (stepMs: number) => framesOf(WINDOWS, stepMs)

    expect(of(MINUTE).near).toEqual({ beforeFrom: -7, beforeTo: -2, duringFrom: 0, duringTo: 10 })
    expect(of(MINUTE).zone).toEqual({ from: -3, to: 6 })
    expect(of(5 * MINUTE).near).toMatchObject({ beforeFrom: -3, duringTo: 2 })
    expect(of(5 * MINUTE).zone).toEqual({ from: -1, to: 2 })
  })

  it('halves the windows of a short history until there are calm times', () => {
    const { placeboWide, placebos } = framesOf(
      { onset: 100, before: { from: 30, to: 90 }, during: { from: 98, to: 131 } },
      MINUTE,
    )

    expect(placebos.length).toBeGreaterThanOrEqual(8)
    expect(placeboWide.duringTo).toBeLessThan(31)
  })

  it('has no calm times where there is no history', () => {
    const windows = { onset: 4, before: { from: 0, to: 3 }, during: { from: 4, to: 8 } }

    expect(framesOf(windows, MINUTE).placebos).toHaveLength(0)
  })
})
