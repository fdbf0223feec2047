import { describe, expect, it } from 'vitest'
import { looksMinified } from './looks-minified.ts'

const url = 'https://shop.example/assets/'

describe('looksMinified', () => {
  it.each([
    { file: `${url}app.js`, line: 1, column: 48211 },
    { file: `${url}app.js`, line: 2, column: 17 },
    { file: `${url}app.js`, line: 900, column: 1200 },
    { file: `${url}jquery.min.js`, line: 40, column: 3 },
    { file: `${url}app-3f9c1a2b.js?v=1`, line: 40, column: 3 },
    { file: `${url}index-DxQkfWaB.mjs`, line: 40, column: 3 },
    { file: 'https://shop.example/cart', line: 3, column: 4000 },
  ])('holds for $file:$line:$column', (frame) => {
    expect(looksMinified(frame)).toBe(true)
  })

  it.each([
    { file: `${url}app.js`, line: 120, column: 17 },
    { file: 'http://localhost:5173/src/main.ts?t=1', line: 1, column: 400 },
    { file: 'http://localhost:5173/@vite/client', line: 1, column: 400 },
    { file: 'webpack-internal:///./src/x.js', line: 1, column: 5 },
    { file: 'https://shop.example/cart', line: 3, column: 40 },
    { file: 'chrome-extension://abc/app.min.js', line: 1, column: 4000 },
    { file: '[native code]' },
    { file: `${url}app.js` },
    {},
  ])('does not hold for $file:$line:$column', (frame) => {
    expect(looksMinified(frame)).toBe(false)
  })
})
