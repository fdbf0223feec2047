import { expect, it } from 'vitest'
import { goalShares, goalWords } from './goal-shares.ts'

it('says nothing of fewer than fifty views', () => {
  const bins = [
    { n: 49, reached: 49 },
    { n: 50, reached: 1 },
    { n: 0, reached: 0 },
  ]

  expect(goalShares(bins)).toEqual([null, 0.02, null])
  expect(bins.map(goalWords)).toEqual(['low sample, n=49', '2.0 % of n=50', 'low sample, n=0'])
})

it('leaves tenths out where they say little', () =>
  expect(goalWords({ n: 2_000, reached: 1_234 })).toBe('62 % of n=2,000'))
