import { expect, it } from 'vitest'
import { parseSearch } from './search.ts'

it.each([
  ['', { text: '', terms: [] }],
  ['cannot read price', { text: 'cannot read price', terms: [] }],
  [
    'release:2.41.* !page:/admin price',
    {
      text: 'price',
      terms: [
        { key: 'release', value: '2.41.*', exclude: false },
        { key: 'page', value: '/admin', exclude: true },
      ],
    },
  ],
  [
    'browser:"Chrome 156"',
    { text: '', terms: [{ key: 'browser', value: 'Chrome 156', exclude: false }] },
  ],
  ['TypeError: x', { text: 'TypeError: x', terms: [] }],
  ['"two words"', { text: 'two words', terms: [] }],
  ['"unclosed', { text: '"unclosed', terms: [] }],
])('reads %j', (q, expected) => {
  expect(parseSearch(q)).toEqual(expected)
})
