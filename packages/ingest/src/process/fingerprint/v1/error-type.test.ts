import { expect, it } from 'vitest'
import { isTelling, typeKey } from './error-type.ts'

it.each([
  ['TypeError', 'TypeError'],
  ['Error', ''],
  ['ZD', ''],
  ['$a1', ''],
  ['InternalError', 'RangeError'],
  ['PaymentError', 'PaymentError'],
])('weighs %s as %j', (type, key) => {
  expect(typeKey(type)).toBe(key)
})

it.each([
  ['PaymentError', true],
  ['TypeError', false],
  ['Error', false],
  ['k1', false],
])('tells whether %s says what happened: %s', (type, expected) => {
  expect(isTelling(type)).toBe(expected)
})
