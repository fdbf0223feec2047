import { describe, expect, it } from 'vitest'
import { leastCpuMs } from '../../testing/least-cpu-ms.ts'
import { pathGlob, textGlob } from './glob.ts'

describe('textGlob', () => {
  it.each([
    ['TypeError', 'TypeError', true],
    ['TypeError', 'TypeErrors', false],
    ['*Error', 'RangeError', true],
    ['*Error', 'Error', true],
    ['*Error', 'Errors', false],
    ['a*b', 'ab', true],
    ['a*b', 'a', false],
    ['aa*aa', 'aaa', false],
    ['*timed out*after*', 'it timed out 3 s after', true],
    ['*timed out*after*', 'after it timed out', false],
    ['*a*a', 'xaya', true],
    ['*a*a', 'xa', false],
    ['*', '', true],
    ['**', 'any/thing\nat all', true],
    ['a.c', 'abc', false],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(textGlob(pattern)(text)).toBe(expected)
  })
})

describe('pathGlob', () => {
  it.each([
    ['src/cart.ts', 'src/cart.ts', true],
    ['src/*.ts', 'src/cart.ts', true],
    ['src/*.ts', 'src/cart/total.ts', false],
    ['src/**', 'src/cart/total.ts', true],
    ['src/**/*.ts', 'src/cart.ts', true],
    ['src/**/*.ts', 'src/a/b/cart.ts', true],
    ['src/**/*.ts', 'lib/a/cart.ts', false],
    ['**/cart/*', 'src/cart/total.ts', true],
    ['**/cart/*', 'cart/total.ts', true],
    ['**/cart/**/x.ts', 'a/cart/b/cart/x.ts', true],
    ['**/b/c/**/d', 'a/b/b/c/d', true],
    ['**', 'a/b', true],
    ['a/**/a', 'a', false],
    ['/checkout/*', '/checkout/pay', true],
    ['https://cdn.example/**', 'https://cdn.example/kit/1.js', true],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(pathGlob(pattern)(text)).toBe(expected)
  })
})

it.each([
  ['a text', textGlob(`${'*a'.repeat(99)}b`), 'a'.repeat(2_048)],
  ['a path', pathGlob(`${'**/a/'.repeat(39)}b`), 'a/'.repeat(256)],
])('takes no time over %s that nearly fits in many ways', (_, glob, text) => {
  const ms = leastCpuMs(() => {
    for (let n = 0; n < 100; n += 1) glob(text)
  }, 5)

  expect(ms).toBeLessThan(200)
})
