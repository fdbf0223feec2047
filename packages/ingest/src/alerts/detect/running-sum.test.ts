import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRunningSum } from './running-sum.ts'

const values = fc.array(fc.integer({ min: 0, max: 4_000_000_000 }), { maxLength: 60 })
const START = 5_000_000

/** The same of a plain array, of which the last are remembered. */
function slowSum(kept: number, all: readonly number[], from: number, to: number): number {
  const oldest = Math.max(0, all.length - kept)
  return all
    .slice(Math.max(oldest, from), Math.max(oldest, to))
    .reduce((total, value) => total + value, 0)
}

function filled(capacity: number, all: readonly number[]) {
  const sum = createRunningSum(capacity)
  sum.startAt(START)
  all.forEach((value) => sum.append(value))
  return sum
}

describe('a running sum', () => {
  it('adds up any stretch of what it remembers', () => {
    fc.assert(
      fc.property(values, fc.nat(70), fc.nat(70), (all, a, b) => {
        const expected = slowSum(31, all, Math.min(a, b), Math.max(a, b))
        fc.pre(expected < 2 ** 32)

        const sum = filled(32, all)

        expect(sum.between(START + Math.min(a, b), START + Math.max(a, b))).toBe(expected)
      }),
    )
  })

  it('is as if a number that is replaced had come so', () => {
    fc.assert(
      fc.property(values, fc.nat(60), fc.nat(1_000), (all, index, value) => {
        fc.pre(index < all.length && index >= all.length - 31)
        const replaced = all.with(index, value)

        const sum = filled(32, all)
        sum.replace(START + index, value)

        replaced.forEach((expected, n) => {
          if (n < all.length - 31) return
          expect(sum.between(START + n, START + n + 1)).toBe(expected)
        })
      }),
    )
  })

  it('leaves what it no longer remembers as it is', () => {
    const sum = filled(4, [1, 2, 3, 4, 5])

    sum.replace(START, 100)
    sum.replace(START + 9, 100)

    expect(sum.between(START, START + 20)).toBe(3 + 4 + 5)
  })

  it('counts nothing of what it was told to forget', () => {
    const sum = filled(32, [1, 2, 3])

    sum.forgetBefore(START + 2)

    expect(sum.between(START, START + 3)).toBe(3)
  })
})
