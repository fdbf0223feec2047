import { expect, it } from 'vitest'
import { readableFunctionName } from './raw-function-name.ts'

it.each([
  ['checkout', 'checkout'],
  ['t.checkout', 'checkout'],
  ['async checkout', 'checkout'],
  ['new CartError', 'CartError'],
  ['Ot [as parse]', 'parse'],
  ['Object.marked_null', 'marked_null'],
  ['t.#total', '#total'],
  ['t.[Symbol.iterator]', '[Symbol.iterator]'],
  ['[tag]', '[tag]'],
])('keeps what minification kept: %j is %j', (raw, name) => {
  expect(readableFunctionName(raw)).toBe(name)
})

it.each([
  undefined,
  '',
  'Ot',
  'kne',
  'new kne',
  'Object.t',
  '<anonymous>',
  'total/<',
  'a.<computed>',
])('has no name for %j', (raw) => {
  expect(readableFunctionName(raw)).toBeUndefined()
})
