import { describe, expect, it } from 'vitest'
import { toStackedBars } from './stacked-bars.ts'

const bucket = (stored: number, dropped: number) => ({ at: 0, stored, dropped })

describe('toStackedBars', () => {
  it('stacks what was dropped on what was stored', () =>
    expect(toStackedBars([bucket(60, 40), bucket(10, 0)], 100)).toEqual({
      ...{ peak: 100, both: [100, 0], stored: [60, 10] },
    }))

  it('keeps a single drop visible beside thousands', () => {
    const { both, stored } = toStackedBars([bucket(9_999, 1)], 100)

    expect(both[0]).toBe(10_000)
    expect(stored[0]).toBe(9_750)
  })

  it('keeps a single drop visible beside a higher bar', () =>
    expect(toStackedBars([bucket(10_000, 0), bucket(0, 1)], 100).both[1]).toBe(250))

  it('is flat where nothing came', () =>
    expect(toStackedBars([bucket(0, 0)], 100)).toEqual({ peak: 0, both: [0], stored: [0] }))
})
