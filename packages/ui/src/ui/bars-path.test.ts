import { describe, expect, it } from 'vitest'
import { barsPath } from './bars-path.ts'

describe('barsPath', () => {
  it('draws the peak in full height and the rest in proportion', () =>
    expect(barsPath([10, 5], { width: 20, height: 10 })).toBe('M0 10v-10h9v10zM10 10v-5h9v5z'))

  it('leaves room where nothing happened', () =>
    expect(barsPath([0, 4], { width: 20, height: 10 })).toBe('M10 10v-10h9v10z'))

  it('keeps a tiny value visible', () =>
    expect(barsPath([1_000, 1], { width: 20, height: 10 })).toContain('v-1.5'))

  it('shares a scale with others', () =>
    expect(barsPath([5], { width: 10, height: 10, max: 10 })).toBe('M0 10v-5h9v5z'))

  it('draws nothing of nothing', () => {
    expect(barsPath([], { width: 20, height: 10 })).toBe('')
    expect(barsPath([0, 0], { width: 20, height: 10 })).toBe('')
  })
})
