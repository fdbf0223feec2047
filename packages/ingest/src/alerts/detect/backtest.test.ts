import { describe, expect, it } from 'vitest'
import { aSeries, between } from '../../testing/a-series.ts'
import { backtest } from './backtest.ts'
import { impactOf } from './severity.ts'

const series = aSeries({ days: 35, seed: 2, rateAt: between(30, 30.1, 10) })
const from = series[28 * 288]?.at ?? NaN

describe('a backtest', () => {
  it('says what would have been told, and when it would have ended', () => {
    const { incidents, decisions } = backtest(series, { from })

    expect(decisions).toHaveLength(7 * 288)
    expect(incidents).toHaveLength(1)
    expect(incidents[0]?.firedAt).toBe(series[30 * 288 + 2]?.at)
    expect(incidents[0]?.beganAt).toBeLessThanOrEqual(series[30 * 288]?.at ?? NaN)
    expect(incidents[0]?.endedAt).toBeGreaterThan(series[Math.ceil(30.1 * 288)]?.at ?? NaN)
  })

  it('leaves open what had not ended', () => {
    const { incidents } = backtest(series.slice(0, 30 * 288 + 10), { from })

    expect(incidents).toMatchObject([{ endedAt: undefined }])
  })

  it('of nothing tells nothing', () => {
    expect(backtest([], { from })).toEqual({ decisions: [], incidents: [] })
  })
})

describe('the impact of a spike', () => {
  it.each([
    [
      { observed: 41, expected: 1, exposure: 400 },
      { excess: 40, ratio: 41, share: 0.1 },
    ],
    [
      { observed: 5, expected: 0, exposure: 0 },
      { excess: 5, ratio: Infinity, share: 0 },
    ],
  ])('of %j is %j', (counts, impact) => {
    expect(impactOf({ ...counts, windowMs: 300_000, score: 9 })).toEqual(impact)
  })
})
