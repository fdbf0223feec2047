import { expect, it } from 'vitest'
import { lineStartsOf, toPosition } from './line-starts.ts'

it('counts lines as engines do: every terminator of ECMAScript, CRLF once', () => {
  expect(lineStartsOf('a\nb\r\nc\rd\u2028e')).toEqual([0, 2, 5, 7, 9])
})

it.each([
  [0, 0, 0],
  [1, 0, 1],
  [2, 1, 0],
  [4, 1, 2],
  [5, 2, 0],
  [99, 2, 94],
])('finds offset %i at %i:%i', (offset, line, column) => {
  expect(toPosition([0, 2, 5], offset)).toEqual({ line, column })
})
