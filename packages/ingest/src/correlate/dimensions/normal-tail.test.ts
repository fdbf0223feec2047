import { expect, it } from 'vitest'
import { normalTail } from './normal-tail.ts'

it.each([
  [0, 0.5],
  [1, 0.158655],
  [1.96, 0.0249979],
  [4, 3.16712e-5],
  [-1, 0.841345],
])('of %d standard deviations is %d', (z, tail) => {
  expect(normalTail(z) / tail).toBeCloseTo(1, 3)
})

it('of what never happens by chance is nothing', () => {
  expect(normalTail(60)).toBe(0)
  expect(normalTail(Infinity)).toBe(0)
})
