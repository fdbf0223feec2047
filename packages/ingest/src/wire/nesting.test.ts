import { expect, it } from 'vitest'
import { nestsDeeperThan } from './nesting.ts'

it.each([
  ['[[1]]', false],
  ['[[[1]]]', true],
  ['{"a":{"b":1}}', false],
  ['{"a":{"b":[1]}}', true],
  ['["[[[[", "\\"[[[["]', false],
  ['["\\\\", [[1]]]', true],
  ['[1],[2],[3]', false],
])('sees whether %s nests deeper than two', (json, expected) => {
  expect(nestsDeeperThan(2, json)).toBe(expected)
})
