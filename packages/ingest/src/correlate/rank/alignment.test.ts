import { describe, expect, it } from 'vitest'
import { createRandom } from '../../testing/random.ts'
import { alignmentOf } from './alignment.ts'

const ONSET = 60
const STRETCH = { from: 0, to: 90, zone: { from: ONSET - 3, to: ONSET + 6 } }

function stepAt(at: number, gapFrom = Infinity): Float64Array {
  const random = createRandom(at)
  return Float64Array.from({ length: 90 }, (_, n) => {
    const value = random.normal() + (n < at ? 0 : 3)
    return n >= gapFrom && n < gapFrom + 10 ? NaN : value
  })
}

function aligned(level: Float64Array): number {
  return alignmentOf(level, STRETCH, new Float64Array(200))
}

describe('alignmentOf', () => {
  it('is one where the step is at the onset, or within minutes of it', () => {
    expect(aligned(stepAt(ONSET))).toBe(1)
    expect(aligned(stepAt(ONSET + 3))).toBe(1)
  })

  it('is less, the further away the step is', () => {
    const [close = 1, far = 1] = [ONSET - 12, ONSET - 30].map((at) => aligned(stepAt(at)))

    expect(close).toBeLessThan(0.9)
    expect(far).toBeLessThan(close)
  })

  it('does not take one spike for a step', () => {
    const level = stepAt(ONSET)
    level[20] = 1_000

    expect(aligned(level)).toBe(1)
  })

  it('reads over gaps, and says nothing of next to no values', () => {
    expect(aligned(stepAt(ONSET, 30))).toBe(1)
    expect(aligned(new Float64Array(90).fill(NaN))).toBeNaN()
  })

  it('is nothing for what stands still', () => {
    expect(aligned(new Float64Array(90).fill(4))).toBe(0)
  })
})
