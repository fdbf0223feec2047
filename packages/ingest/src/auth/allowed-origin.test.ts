import { expect, it } from 'vitest'
import { allowedOrigin, isOriginAllowed } from './allowed-origin.ts'

it.each([
  'https://shop.example.com',
  'http://localhost:5173',
  'https://*.example.com',
  'https://*.example.com:8443',
  'https://xn--bcher-kva.example',
  'http://[::1]:3000',
])('takes %s', (text) => {
  expect(allowedOrigin.safeParse(text).success).toBe(true)
})

it.each([
  'https://shop.example.com/',
  'https://shop.example.com/cart',
  'https://shop.example.com:443',
  'https://Shop.example.com',
  'https://bücher.example',
  'https://*.com',
  'https://*',
  'https://*.*.example.com',
  'https://shop.*.example.com',
  '*.example.com',
  '*',
  'null',
  'data:text/html',
  'https://ana@example.com',
  '',
])('refuses %j, which no browser would send', (text) => {
  expect(allowedOrigin.safeParse(text).success).toBe(false)
})

it.each([
  ['https://shop.example.com', 'https://shop.example.com', true],
  ['https://shop.example.com', 'http://shop.example.com', false],
  ['https://shop.example.com', 'https://shop.example.com:8443', false],
  ['https://shop.example.com', 'https://shop.example.com.evil.example', false],
  ['https://*.example.com', 'https://shop.example.com', true],
  ['https://*.example.com', 'https://a.b.example.com', true],
  ['https://*.example.com', 'https://example.com', false],
  ['https://*.example.com', 'https://.example.com', false],
  ['https://*.example.com', 'https://evilexample.com', false],
  ['https://*.example.com', 'http://shop.example.com', false],
  ['https://*.example.com', 'https://shop.example.com:8443', false],
  ['https://*.example.com', 'https://evil.example/.example.com', false],
  ['https://*.example.com', 'https://evil.example:1.example.com', false],
  ['https://*.example.com:8443', 'https://shop.example.com:8443', true],
  ['https://shop.example.com', 'null', false],
])('decides that %s against %s is %s', (pattern, origin, expected) => {
  expect(isOriginAllowed([pattern], origin)).toBe(expected)
})

it('allows any origin where none is listed, and what has none', () => {
  expect(isOriginAllowed([], 'https://anyone.example')).toBe(true)
  expect(isOriginAllowed(['https://shop.example.com'], undefined)).toBe(true)
})
