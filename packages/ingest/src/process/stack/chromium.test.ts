import { describe, expect, it } from 'vitest'
import { parseChromiumLine } from './chromium.ts'

const SHOP = 'https://shop.example/(cart)/@team/app.js?v=1:2'

describe('parseChromiumLine', () => {
  it.each([
    ['at sum (a.js:1:2)', { function: 'sum', file: 'a.js', line: 1, column: 2 }],
    ['at https://h/a.js:1:2', { file: 'https://h/a.js', line: 1, column: 2 }],
    [`at Cart.sum (${SHOP}:1:2)`, { function: 'Cart.sum', file: SHOP, line: 1, column: 2 }],
    [`at ${SHOP}:1:2`, { file: SHOP, line: 1, column: 2 }],
    [
      'at new Cart (/srv/my shop/a.js:1:2)',
      { function: 'new Cart', file: '/srv/my shop/a.js', line: 1, column: 2 },
    ],
    ['at async load (a.js:1:2)', { function: 'async load', file: 'a.js', line: 1, column: 2 }],
    ['at async file:///srv/a.mjs:1:2', { file: 'file:///srv/a.mjs', line: 1, column: 2 }],
    [
      'at Cart.r [as sum] (a.js:1:2)',
      { function: 'Cart.r [as sum]', file: 'a.js', line: 1, column: 2 },
    ],
    [
      'at Object.<anonymous> (a.js:1:2)',
      { function: 'Object.<anonymous>', file: 'a.js', line: 1, column: 2 },
    ],
    ['at <anonymous> (a.js:1:2)', { file: 'a.js', line: 1, column: 2 }],
    [
      'at <static_initializer> (a.js:1:2)',
      { function: '<static_initializer>', file: 'a.js', line: 1, column: 2 },
    ],
    ['at foo (<anonymous>:3:4)', { function: 'foo', file: '<anonymous>', line: 3, column: 4 }],
  ])('reads %s', (line, frame) => {
    expect(parseChromiumLine(line)).toEqual(frame)
  })

  it.each([
    ['at a b (c) (/x/a.js:1:2)', 'a b (c)', '/x/a.js'],
    ['at a ( b (https://h/(x)/a.js:1:2)', 'a ( b', 'https://h/(x)/a.js'],
    ['at a ) b (https://h/(x)/a.js:1:2)', 'a ) b', 'https://h/(x)/a.js'],
    ['at x:1:2 (https://h/a.js:1:2)', 'x:1:2', 'https://h/a.js'],
    ['at @odd (https://h/a.js:1:2)', '@odd', 'https://h/a.js'],
    ['at f (https://h/a)b.js:1:2)', 'f', 'https://h/a)b.js'],
    ['at f (https://h/a(b.js:1:2)', 'f', 'https://h/a(b.js'],
    ['at cut (https://h/a.js:1:2', 'cut', 'https://h/a.js'],
    ['at near(https://h/a.js:1:2)', 'near', 'https://h/a.js'],
  ])('finds name and file of %s', (line, name, file) => {
    expect(parseChromiumLine(line)).toEqual({ function: name, file, line: 1, column: 2 })
  })

  it.each([
    ['at Array.map (<anonymous>)', 'Array.map'],
    ['at JSON.parse (native)', 'JSON.parse'],
    ['at async Promise.all (index 2)', 'async Promise.all'],
    ['at forEach (native:1:11)', 'forEach'],
    ['at Array.prototype.map (native code)', 'Array.prototype.map'],
  ])('keeps %s as a call without a place', (line, name) => {
    expect(parseChromiumLine(line)).toEqual({ function: name })
  })

  it.each([
    ['at f (eval at g (a.js:5:9), <anonymous>:1:1)', 'f'],
    ['at eval (eval at q (eval at g (a.js:5:9)), <anonymous>:1:1)', 'eval'],
    ['at f (eval at g (eval at h (a.js:5:9)), <anonymous>:1:1)', 'f'],
    ['at f (eval at a (b) (a.js:5:9), <anonymous>:1:1)', 'f'],
  ])('puts %s where the outermost eval was called', (line, name) => {
    expect(parseChromiumLine(line)).toEqual({ function: name, file: 'a.js', line: 5, column: 9 })
  })

  it('finds the call of an eval in an address with brackets', () => {
    const frame = parseChromiumLine('at f (eval at g (https://h/(x)/a.js:5:9), <anonymous>:1:1)')

    expect(frame).toEqual({ function: 'f', file: 'https://h/(x)/a.js', line: 5, column: 9 })
  })

  it.each([
    ['at f (async https://h/a.js:1:2)', 'https://h/a.js'],
    ['at f (run.js, <anonymous>:1:2)', 'run.js'],
    ['at f (a.ts:1:2 <- dist/a.js:9:9)', 'a.ts'],
    ['at f (address at a.hbc:1:2)', 'a.hbc'],
    ['at f@https://h/a.js:1:2', 'https://h/a.js'],
    ['at f @  https://h/a.js:1:2', 'https://h/a.js'],
    ['at f@safari-web-extension:(//id/a.js:1:2)', 'safari-web-extension://id/a.js'],
  ])('unwraps the place of %s', (line, file) => {
    expect(parseChromiumLine(line)).toEqual({ function: 'f', file, line: 1, column: 2 })
  })

  it('keeps a WebAssembly function as its file', () => {
    const frame = parseChromiumLine('at leaf (wasm://wasm/9ebe:wasm-function[0]:0x22)')

    expect(frame).toEqual({ function: 'leaf', file: 'wasm://wasm/9ebe:wasm-function[0]:0x22' })
  })

  it.each([
    'at the door (knock twice)',
    'at least one (maybe)',
    'at <anonymous>',
    'at home',
    'attach (a.js:1:2)',
    'Error: sum (a.js:1:2)',
    '... 12 more frames',
  ])('does not take %j for a frame', (line) => {
    expect(parseChromiumLine(line)).toBeUndefined()
  })
})
