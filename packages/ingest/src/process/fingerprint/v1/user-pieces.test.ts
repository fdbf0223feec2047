import { expect, it } from 'vitest'
import { userPieces } from './user-pieces.ts'

it('takes the parts of the page in their order', () => {
  expect(userPieces(['checkout', 'card'], 'x', ['frame a'])).toEqual([
    'custom checkout',
    'custom card',
  ])
})

it.each(['{{default}}', '{{ default }}'])('puts our own pieces in for %s', (part) => {
  expect(userPieces(['checkout', part], 'x', ['frame a'])).toEqual(['custom checkout', 'frame a'])
})

it('masks a part that is the message', () => {
  expect(userPieces(['Order 7 failed'], 'Order 7 failed', [])).toEqual([
    'custom Order <number> failed',
  ])
})
