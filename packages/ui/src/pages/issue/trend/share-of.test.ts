import { expect, it } from 'vitest'
import { shareOf } from './share-of.ts'

it.each([
  [10, 0],
  [15, 0.5],
  [20, 1],
  [5, 0],
  [25, 1],
])('%d lies at %d of 10 to 20', (at, share) =>
  expect(shareOf(at, { from: 10, to: 20 })).toBe(share),
)

it('a picture of no time has no places', () => expect(shareOf(5, { from: 5, to: 5 })).toBe(0))
