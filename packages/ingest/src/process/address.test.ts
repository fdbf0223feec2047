import { expect, it } from 'vitest'
import { keptUrl } from './address.ts'

it.each([
  ['https://ana:secret@shop.example:8443/cart?token=1#x', 'https://shop.example:8443/cart'],
  ['/api/cart?user=42#x', '/api/cart'],
  ['file:///home/ana/index.html?x', 'file:///home/ana/index.html'],
  ['about:blank', 'about:blank'],
  ['', ''],
])('keeps of %s only %s', (url, kept) => {
  expect(keptUrl(url)).toBe(kept)
})
