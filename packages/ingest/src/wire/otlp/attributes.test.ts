import { expect, it } from 'vitest'
import { attributesOf, valueOf } from './attributes.ts'

it.each([
  ['a text', { stringValue: 'a' }, 'a'],
  ['a flag', { boolValue: false }, false],
  ['64 bits', { intValue: '9007199254740991' }, Number.MAX_SAFE_INTEGER],
  ['a number', { doubleValue: 0.5 }, 0.5],
  ['bytes', { bytesValue: 'AQI=' }, 'AQI='],
  ['nothing', {}, undefined],
  ['a list', { arrayValue: { values: [{ intValue: '1' }, {}] } }, '[1,null]'],
  ['a map', { kvlistValue: { values: [{ key: 'a', value: { boolValue: true } }] } }, '{"a":true}'],
  ['an empty list', { arrayValue: {} }, '[]'],
  ['an empty map', { kvlistValue: {} }, '{}'],
  ['a map of no pairs', { kvlistValue: { values: 'x' } }, '{}'],
  ['an empty map in a list', { arrayValue: { values: [{ kvlistValue: {} }] } }, '[{}]'],
])('reads %s', (_, given, value) => {
  expect(valueOf(given)).toBe(value)
})

it('keeps keys that are names of every object', () => {
  const given = [{ key: '__proto__', value: { stringValue: 'x' } }]

  expect([...attributesOf(given)]).toEqual([['__proto__', 'x']])
})
