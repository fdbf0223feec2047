import { expect, it } from 'vitest'
import { urlTemplate } from './url-template.ts'

it.each([
  ['https://shop.example/api/orders/4711', 'https://shop.example/api/orders/:id'],
  [
    'https://shop.example/u/0b0ec4a2-8a63-4d4e-9e3c-1c2d3e4f5a6b/cart',
    'https://shop.example/u/:uuid/cart',
  ],
  ['https://shop.example/users/ana%40shop.example', 'https://shop.example/users/:email'],
  ['https://shop.example/blobs/9f86d081884c7d65', 'https://shop.example/blobs/:hash'],
  ['https://shop.example/s/eyJhbGciOiJIUzI1NiJ9x1', 'https://shop.example/s/:token'],
  ['https://cdn.example/assets/app-3f2a9c1b.js', 'https://cdn.example/assets/app-*.js'],
  ['https://cdn.example/assets/app.min.js', 'https://cdn.example/assets/app.min.js'],
  ['https://shop.example/api/v2/search', 'https://shop.example/api/v2/search'],
  ['https://shop.example/2024-report/deadbeef', 'https://shop.example/2024-report/deadbeef'],
  ['/relative/7', '/relative/:id'],
  ['https://shop.example/%E0%A4', 'https://shop.example/%E0%A4'],
  ['', ''],
])('%s is %s', (url, template) => {
  expect(urlTemplate(url)).toBe(template)
})
