import { expect, it } from 'vitest'
import { rangeOf } from './row-range.ts'

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }))

it.each([
  ['b', 'd', ['b', 'c', 'd']],
  ['d', 'b', ['b', 'c', 'd']],
  ['c', 'c', ['c']],
  [undefined, 'c', []],
  ['gone', 'c', []],
])('spans the rows from %s to %s', (from, to, range) => {
  expect(rangeOf(rows, from, to)).toEqual(range)
})
