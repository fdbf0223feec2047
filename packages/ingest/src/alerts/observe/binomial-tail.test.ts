import fc from 'fast-check'
import { expect, it } from 'vitest'
import { binomialTail, rateTest } from './binomial-tail.ts'

it('is what adding every term up gives', () => {
  const chance = fc.double({ min: 0.001, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), chance, (n, k, p) => {
      expect(binomialTail(k, n, p)).toBeCloseTo(slowTail(k, n, p), 8)
    }),
  )
})

it('falls with the count and stays a probability where counts are large', () => {
  const tails = [4_900, 5_000, 5_100, 5_300, 6_000].map((k) => binomialTail(k, 10_000, 0.5))

  expect(tails).toEqual(tails.toSorted((a, b) => b - a))
  expect(tails[1]).toBeCloseTo(0.504, 3)
  expect(tails[4]).toBeGreaterThan(0)
  expect(tails[4]).toBeLessThan(1e-80)
})

it.each([
  ['the same rate', { count: 10, exposure: 100 }, { count: 100, exposure: 1_000 }, 0.3, 0.7],
  ['four times the rate', { count: 20, exposure: 100 }, { count: 50, exposure: 1_000 }, 0, 1e-5],
  ['nothing before', { count: 3, exposure: 100 }, { count: 0, exposure: 0 }, 1, 1],
  ['nothing at all', { count: 0, exposure: 0 }, { count: 0, exposure: 0 }, 1, 1],
])('finds %s as likely as it is', (_, newer, older, least, most) => {
  const probability = rateTest(newer, older)

  expect(probability).toBeGreaterThanOrEqual(least)
  expect(probability).toBeLessThanOrEqual(most)
})

function slowTail(k: number, n: number, p: number): number {
  let sum = 0
  for (let at = k; at <= n; at += 1) {
    let term = 1
    for (let step = 1; step <= at; step += 1) term *= ((n - at + step) / step) * p
    sum += term * (1 - p) ** (n - at)
  }
  return k > n ? 0 : sum
}
