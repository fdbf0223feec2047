import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lowerTail, upperTail, type CountModel } from './negative-binomial.ts'

const model = fc.record({
  mean: fc.double({ min: 0.05, max: 300, noNaN: true }),
  spread: fc.double({ min: 0.002, max: 2, noNaN: true }),
})
const count = fc.integer({ min: 1, max: 400 })

/** P(X = 0), P(X = 1) … one from the other, as the definition has it. */
function probabilities({ mean, spread }: CountModel, most: number): number[] {
  const size = 1 / spread
  const share = mean / (mean + size)
  const all = [Math.exp(size * Math.log1p(-share))]
  for (let n = 1; n <= most; n += 1) {
    all.push(((all[n - 1] ?? 0) * share * (n - 1 + size)) / n)
  }
  return all
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

describe('tails of a negative binomial', () => {
  it('is what summing its probabilities gives', () => {
    fc.assert(
      fc.property(model, count, (given, n) => {
        const below = sum(probabilities(given, n - 1))

        expect(10 ** -lowerTail(n - 1, given)).toBeCloseTo(below, 8)
        expect(10 ** -upperTail(n, given)).toBeCloseTo(1 - below, 8)
      }),
    )
  })

  it('keeps its digits where the probability is far below what one minus can hold', () => {
    fc.assert(
      fc.property(model, count, (given, n) => {
        const far = Math.ceil(given.mean) + n
        const tail = sum(probabilities(given, far + 30_000).slice(far))
        fc.pre(tail > 1e-290)

        expect(upperTail(far, given)).toBeCloseTo(-Math.log10(tail), 4)
      }),
    )
  })

  it('grows with the count and falls with the mean', () => {
    fc.assert(
      fc.property(model, count, (given, n) => {
        const score = upperTail(n, given)

        expect(upperTail(n + 1, given)).toBeGreaterThanOrEqual(score - 1e-9)
        expect(upperTail(n, { ...given, mean: given.mean * 1.1 })).toBeLessThanOrEqual(score + 1e-9)
      }),
    )
  })

  it('is a Poisson without spread', () => {
    const poisson = 1 - Math.exp(-3) * (1 + 3 + 9 / 2)

    expect(10 ** -upperTail(3, { mean: 3, spread: 0 })).toBeCloseTo(poisson, 5)
  })

  it.each([
    [0, 5, 0],
    [5, 0, Infinity],
  ])('of %i where %i are expected is %i', (n, mean, score) => {
    expect(upperTail(n, { mean, spread: 0.1 })).toBe(score)
  })
})
