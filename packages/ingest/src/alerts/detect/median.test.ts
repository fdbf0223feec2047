import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, medianDistance } from './median.ts'

describe('median', () => {
  it('has as many below as above', () => {
    // Of the largest doubles the sum of two is infinite.
    const number = fc.double({ noNaN: true, min: -1e300, max: 1e300 })
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), (values) => {
        const middle = median(values)

        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(
          values.length / 2,
        )
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(
          values.length / 2,
        )
      }),
    )
  })

  it.each([
    [[3], 3],
    [[4, 1], 2.5],
    [[9, 1, 5], 5],
  ])('of %j is %f', (values, middle) => {
    expect(median(values)).toBe(middle)
  })

  it('of nothing is no number', () => {
    expect(median([])).toBeNaN()
  })

  it('measures how far the numbers are', () => {
    expect(medianDistance([1, 2, 9], 2)).toBe(1)
  })
})
