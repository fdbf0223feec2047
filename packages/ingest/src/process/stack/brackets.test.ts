import { expect, it } from 'vitest'
import { isUnbalanced, openingBracket } from './brackets.ts'

it.each([
  ['f (a)', 2],
  ['f (g) (a (b))', 6],
  ['a)', -1],
])('finds where the last bracket of %s opens', (text, expected) => {
  expect(openingBracket(text, text.length - 1)).toBe(expected)
})

it.each([
  ['f (a)', false],
  ['f (a', true],
  ['a) b', false],
])('tells whether %s leaves a bracket open: %s', (text, expected) => {
  expect(isUnbalanced(text)).toBe(expected)
})
