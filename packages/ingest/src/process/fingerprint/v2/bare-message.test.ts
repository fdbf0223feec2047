import { expect, it } from 'vitest'
import { bareMessage } from './bare-message.ts'

it.each([
  ['TypeError', 'Uncaught TypeError: handler', 'TypeError', 'handler'],
  ['TypeError', 'TypeError: handler', 'TypeError', 'handler'],
  ['', 'Uncaught RangeError: too far', 'RangeError', 'too far'],
  ['Error', 'Uncaught (in promise) Error: no cart', 'Error', 'no cart'],
  ['Error', 'Uncaught no cart', 'Error', 'no cart'],
  ['CartError', 'TypeError: handler', 'CartError', 'TypeError: handler'],
  ['Error', 'no cart', 'Error', 'no cart'],
  ['', '', '', ''],
])('of %s "%s" are %s "%s"', (type, message, bareType, bare) => {
  expect(bareMessage({ type, message })).toEqual({ type: bareType, message: bare })
})

it('are no more than tells faults apart', () => {
  expect(bareMessage({ type: 'Error', message: 'x'.repeat(1e6) }).message).toHaveLength(2048)
})
