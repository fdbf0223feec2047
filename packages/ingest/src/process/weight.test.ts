import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { wholeWeight } from './weight.ts'

it('keeps whole weights', () => {
  expect(wholeWeight(1, randomUUID())).toBe(1)
  expect(wholeWeight(9_997, randomUUID())).toBe(9_997)
})

it('comes out right on average', () => {
  const ids = Array.from({ length: 20_000 }, () => randomUUID())

  const sum = ids.reduce((total, id) => total + wholeWeight(10 / 3, id), 0)

  expect(sum / ids.length).toBeCloseTo(10 / 3, 1)
})

it.each([
  [0, 1],
  [0.2, 1],
  [1e12, 4_294_967_295],
])('holds %d within what a row can hold', (weight, expected) => {
  expect(wholeWeight(weight, 'ffffffff-0000-4000-8000-000000000000')).toBe(expected)
})
