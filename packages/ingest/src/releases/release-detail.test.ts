import { expect, it } from 'vitest'
import { neighboursOf } from './release-detail.ts'

const seen = new Map([
  ['1.10', 20],
  ['1.9', 10],
  ['2.0', 20],
])

it.each([
  ['1.9', null, '1.10'],
  ['1.10', '1.9', '2.0'],
  ['2.0', '1.10', null],
  ['never seen', null, null],
])('follows %s by first sight', (release, previous, next) => {
  expect(neighboursOf(seen, release)).toEqual({ previous, next })
})
