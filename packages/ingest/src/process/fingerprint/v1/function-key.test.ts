import { expect, it } from 'vitest'
import { functionKey } from './function-key.ts'

it.each([
  ['sum', 'sum'],
  ['Cart.sum', 'sum'],
  ['async Cart.sum', 'sum'],
  ['new Cart', 'Cart'],
  ['get total', 'total'],
  ['Cart.r [as sum]', 'r'],
  ['setTimeout handler*sum', 'sum'],
  ['promise callback*Cart.sum', 'sum'],
  ['Cart/sum/<', ''],
  ['Object.<anonymous>', ''],
  ['eval', ''],
  ['<reduce callback>', ''],
  [undefined, ''],
])('reads %s as %j', (name, key) => {
  expect(functionKey(name)).toBe(key)
})
