import { expect, it } from 'vitest'
import { toFunctionName } from './function-name.ts'

it.each(['', '?', ' <anonymous> ', 'Anonymous function', 'global code', 'eval code'])(
  'reads %j as no name',
  (text) => {
    expect(toFunctionName(text)).toBeUndefined()
  },
)

it.each(['Object.<anonymous>', 'new Cart', '<static_initializer>'])('keeps %s', (text) => {
  expect(toFunctionName(text)).toBe(text)
})
