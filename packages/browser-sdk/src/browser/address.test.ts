import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { toAbsolute, toAddress } from './address.ts'

function stubPage(href: string, document?: object) {
  vi.stubGlobal('self', globalThis)
  vi.stubGlobal('location', { href })
  vi.stubGlobal('document', document)
}

afterEach(() => vi.unstubAllGlobals())

describe('an address', () => {
  beforeEach(() => {
    stubPage('https://shop.example/', { baseURI: 'https://shop.example/products/' })
  })

  it.each([
    ['https://shop.example/cart?token=1#pay', 'https://shop.example/cart'],
    ['https://me:secret@shop.example/a', 'https://shop.example/a'],
    ['https://shop.example/mail/me@example.com', 'https://shop.example/mail/me@example.com'],
    ['/api/cart?id=7', 'https://shop.example/api/cart'],
    ['more', 'https://shop.example/products/more'],
    ['data:text/html,<b>secret\nlines</b>', 'data:'],
    ['capacitor://localhost/home?x=1', 'capacitor://localhost/home'],
    ['http://[broken?secret', 'http://[broken'],
  ])('%j becomes %s', (raw, address) => {
    expect(toAddress(raw)).toBe(address)
  })

  it('is read from any value, as fetch does', () => {
    expect(toAddress(new URL('https://a.example/x?y'))).toBe('https://a.example/x')
    expect(toAddress(undefined)).toBe('https://shop.example/products/undefined')
  })

  it('keeps its query as long as it stays in the page', () => {
    expect(toAbsolute('/api?id=7')).toBe('https://shop.example/api?id=7')
  })
})

it('starts at the location where there is no document, as in a worker', () => {
  stubPage('https://shop.example/worker.js')

  expect(toAddress('api')).toBe('https://shop.example/api')
})
