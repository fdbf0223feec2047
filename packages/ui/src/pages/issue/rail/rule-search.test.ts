import { expect, it } from 'vitest'
import { ruleSearch } from './rule-search.ts'

const issue = { type: 'TypeError', message: 'x is undefined', culprit: 'cart/total.ts in sum' }

it.each([
  [issue, { type: 'TypeError', file: 'cart/total.ts', function: 'sum' }],
  [
    { ...issue, culprit: 'cart/total.ts' },
    { type: 'TypeError', file: 'cart/total.ts' },
  ],
  [
    { ...issue, culprit: '' },
    { type: 'TypeError', message: 'x is undefined' },
  ],
  [
    { ...issue, culprit: '', message: '!x' },
    { type: 'TypeError', message: '*x' },
  ],
])('asks for what tells an error from others', (given, expected) => {
  expect(ruleSearch(given)).toEqual(expected)
})
