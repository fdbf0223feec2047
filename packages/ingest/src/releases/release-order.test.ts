import { expect, it } from 'vitest'
import { inOrder, neighboursOf, nextOf } from './release-order.ts'

const order = inOrder(
  new Map([
    ['1.10.0', 20],
    ['1.9.0', 30],
    ['2.0.0', 20],
  ]),
)

it.each([
  ['1.9.0', null, '1.10.0'],
  ['1.10.0', '1.9.0', '2.0.0'],
  ['2.0.0', '1.10.0', null],
  ['never seen', null, null],
])('knows what comes before and after %s', (release, previous, next) => {
  expect(neighboursOf(order, release)).toEqual({ previous, next })
})

it('names what follows, for the releases that are asked for', () => {
  expect([...nextOf(order, ['1.9.0', '2.0.0', 'never seen'])]).toEqual([['1.10.0', '2.0.0']])
})
