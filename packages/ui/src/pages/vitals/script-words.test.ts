import { expect, it } from 'vitest'
import { nameOf, placeOf } from './script-words.ts'

const script = {
  url: 'https://shop.example/a/app.js',
  function: 'e',
  position: 917,
  original: null,
}
const original = { file: 'src/cart.ts', line: 4, column: 2, function: 'pay', inApp: true }

it.each([
  ['the source', { ...script, original }, 'src/cart.ts:4:2', 'pay'],
  [
    'no minified name for a function of none',
    { ...script, original: { ...original, function: '' } },
    'src/cart.ts:4:2',
    '<anonymous>',
  ],
  ['the script where no map knew it', script, '/a/app.js at character 917', 'e'],
  [
    'no place that was not told',
    { ...script, position: 0, function: '' },
    '/a/app.js',
    '<anonymous>',
  ],
  ['what is no address as it is', { ...script, url: 'wasm', position: 0 }, 'wasm', 'e'],
])('tells %s', (_, given, place, name) =>
  expect([placeOf(given), nameOf(given)]).toEqual([place, name]),
)
