import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readVlq, writeVlq } from './vlq.ts'

it.each([
  [0, 'A'],
  [1, 'C'],
  [-1, 'D'],
  [15, 'e'],
  [16, 'gB'],
  [123, '2H'],
])('writes %i as %s', (value, text) => {
  expect(writeVlq(value)).toBe(text)
  expect(readVlq(text, 0)).toEqual({ value, end: text.length })
})

it('reads what it wrote, from anywhere', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 30), max: 2 ** 30 }), (value) => {
      const text = writeVlq(value)

      expect(readVlq(`A${text}C`, 1)).toEqual({ value, end: 1 + text.length })
    }),
  )
})

it.each(['', 'g', '!', 'g,'])('refuses %j', (text) => {
  expect(() => readVlq(text, 0)).toThrow(SyntaxError)
})
