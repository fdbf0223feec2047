import { expect, it } from 'vitest'
import { toAddress } from './address.ts'

it.each([
  ['https://shop.example/cart?token=1#pay', 'https://shop.example/cart'],
  ['https://me:secret@shop.example/a', 'https://shop.example/a'],
  ['/api/cart?id=7', 'https://shop.example/api/cart'],
  ['data:text/html,<b>secret</b>', 'data:'],
  ['capacitor://localhost/home?x=1', 'capacitor://localhost/home'],
  ['http://[broken?secret', 'http://[broken'],
])('%s becomes %s', (raw, address) => {
  expect(toAddress(raw, 'https://shop.example/products/')).toBe(address)
})

it('bounds the length', () => {
  expect(toAddress(`https://shop.example/${'x'.repeat(9_000)}`)).toHaveLength(2_048)
})
