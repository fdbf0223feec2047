import { describe, expect, it } from 'vitest'
import { isNative, looksLikeFile, parseLocation, schemeLength } from './location.ts'

describe('parseLocation', () => {
  it.each([
    ['https://h/a.js:1:2', { file: 'https://h/a.js', line: 1, column: 2 }],
    ['https://h/a.js:7', { file: 'https://h/a.js', line: 7 }],
    ['https://h/a.js', { file: 'https://h/a.js' }],
    ['https://h:8080/?v=a:b:3:4', { file: 'https://h:8080/?v=a:b', line: 3, column: 4 }],
    ['http://localhost:3000', { file: 'http://localhost:3000' }],
    ['http://localhost:3000/:5:6', { file: 'http://localhost:3000/', line: 5, column: 6 }],
    ['C:\\shop\\a.js:1:2', { file: 'C:\\shop\\a.js', line: 1, column: 2 }],
    [':10:1234', { line: 10, column: 1234 }],
    [':0', {}],
    ['a.js:3:0', { file: 'a.js', line: 3, column: 0 }],
    ['https://h/m.wasm:wasm-function[3]:0x1f', { file: 'https://h/m.wasm:wasm-function[3]:0x1f' }],
    [`a.js:${'1'.repeat(10)}`, { file: `a.js:${'1'.repeat(10)}` }],
  ])('splits %s', (text, expected) => {
    expect(parseLocation(text)).toEqual(expected)
  })
})

it.each(['native', '<anonymous>', 'index 3', 'native:1:11', 'unknown location'])(
  'takes %s for no place',
  (text) => {
    expect(isNative(text)).toBe(true)
  },
)

it.each([
  ['/srv/a.js', true],
  ['a.js', true],
  ['sic', false],
  ['see above: this', false],
])('believes that %s is a file: %s', (text, expected) => {
  expect(looksLikeFile(text)).toBe(expected)
})

it.each([
  ['https://h', 6],
  ['webpack-internal:///a', 17],
  ['bundle.js:12:3', 0],
  ['3d:x', 0],
  ['nothing', 0],
])('measures the scheme of %s', (text, expected) => {
  expect(schemeLength(text, 0)).toBe(expected)
})
