import { describe, expect, it } from 'vitest'
import { shareOf } from './share-of.ts'

const histogram = [
  { from: 0, to: 100, n: 1 },
  { from: 100, to: 300, n: 1 },
  { from: 300, to: 500, n: 1 },
  { from: 500, to: null, n: 1 },
]

describe('shareOf', () => {
  it.each([
    [0, 0],
    [100, 0.25],
    [200, 0.375],
    [500, 0.75],
    [9_999, 0.75],
    [-1, 0],
  ])('puts %d at %d of the width', (value, share) => expect(shareOf(value, histogram)).toBe(share))

  it('is at the start of nothing', () => expect(shareOf(5, [])).toBe(0))
})
