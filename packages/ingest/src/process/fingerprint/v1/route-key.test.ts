import { expect, it } from 'vitest'
import { routeKey } from './route-key.ts'

it.each([
  ['/orders/[id]', '/orders/[id]'],
  ['https://shop.example/orders/4711?x=1', '/orders/*'],
  ['/users/0b7e6f0c-53c7-4f0e-9a43-5a6d2f9d7f10/edit', '/users/*/edit'],
  ['/v1/checkout', '/v1/checkout'],
])('reads %s as %s', (route, key) => {
  expect(routeKey(route)).toBe(key)
})
