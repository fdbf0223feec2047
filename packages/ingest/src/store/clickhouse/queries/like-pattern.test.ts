import { expect, it } from 'vitest'
import { toLikePattern } from './like-pattern.ts'

it.each([
  ['2.41.*', '2.41.%'],
  ['100%_a', '100\\%\\_a'],
  ['a\\b', 'a\\\\b'],
  ['a\\*b*', 'a*b%'],
])('%s is %s', (value, pattern) => {
  expect(toLikePattern(value)).toBe(pattern)
})
