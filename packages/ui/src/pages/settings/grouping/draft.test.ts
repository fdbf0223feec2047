import { expect, it } from 'vitest'
import { moved } from './draft.ts'

it.each([
  [0, 1, 'bac'],
  [2, 1, 'acb'],
  [0, 2, 'bca'],
  [1, 1, 'abc'],
])('moves one from %i to %i', (from, to, expected) => {
  expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(expected)
})
