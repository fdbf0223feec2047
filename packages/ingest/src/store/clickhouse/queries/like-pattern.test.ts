import { expect, it } from 'vitest'
import { toLikePattern, toWholeMatch } from './like-pattern.ts'

it.each([
  ['2.41.*', '2.41.%'],
  ['100%_a', '100\\%\\_a'],
  ['a\\b', 'a\\\\b'],
  ['a\\*b*', 'a*b%'],
])('%s is %s', (value, pattern) => {
  expect(toLikePattern(value)).toBe(pattern)
})

it.each([
  ['2.41.*', '2.41.7', true],
  ['2.41.*', '12.41.7', false],
  ['Web@*', 'web@1', true],
  ['2.41', '2.41.0', false],
  ['*', '', true],
  ['a*a', 'a', false],
  ['a*b*c', 'a-b-b-c', true],
  ['a*c*b*c', 'a-b-c', false],
  ['a\\*b', 'a*b', true],
  ['a\\*b', 'a-b', false],
  [`${'a*'.repeat(60)}b`, 'a'.repeat(200), false],
])('%s finds %s: %s', (value, text, expected) => {
  expect(toWholeMatch(value)(text)).toBe(expected)
})
