import { describe, expect, it } from 'vitest'
import { parseFirefoxLine } from './firefox.ts'

describe('parseFirefoxLine', () => {
  it.each([
    ['sum@https://h/a.js:1:2', 'sum', 'https://h/a.js'],
    ['Cart/sum/<@https://h/a.js:1:2', 'Cart/sum/<', 'https://h/a.js'],
    ['@odd@https://h/a.js:1:2', '@odd', 'https://h/a.js'],
    ['o["@x"]@https://h/@scope/p@1.0/a.js:1:2', 'o["@x"]', 'https://h/@scope/p@1.0/a.js'],
    ['sum@/srv/@scope/a.js:1:2', 'sum', '/srv/@scope/a.js'],
    ['sum@node_modules/@scope/a.js:1:2', 'sum', 'node_modules/@scope/a.js'],
    ['a b (c)@https://h/a.js:1:2', 'a b (c)', 'https://h/a.js'],
    ['sum@debugger eval code:1:2', 'sum', 'debugger eval code'],
    ['sum@index.android.bundle:1:2', 'sum', 'index.android.bundle'],
  ])('finds name and file of %s', (line, name, file) => {
    expect(parseFirefoxLine(line)).toEqual({ function: name, file, line: 1, column: 2 })
  })

  it('leaves a call without a name nameless', () => {
    expect(parseFirefoxLine('@https://h/a.js:1:2')).toEqual({
      file: 'https://h/a.js',
      line: 1,
      column: 2,
    })
  })

  it.each([
    ['@https://h/a.js line 26 > eval:4:18', 'eval'],
    ['f@https://h/a.js line 26 > eval line 2 > eval:1:30', 'f'],
    ['f@https://h/a.js line 26 > Function:3:2', 'f'],
  ])('puts %s where the outermost eval was called', (line, name) => {
    expect(parseFirefoxLine(line)).toEqual({ function: name, file: 'https://h/a.js', line: 26 })
  })

  it('keeps the position in a script that was injected as a text', () => {
    const frame = parseFirefoxLine('@about:blank line 5 > injectedScript:1:7')

    expect(frame).toEqual({ file: 'about:blank line 5 > injectedScript', line: 1, column: 7 })
  })

  it.each([
    'https://h/a.js line 7 > WebAssembly.Module:wasm-function[0]:0x22',
    'https://h/ line 10 > eval line 7 > WebAssembly.Module:wasm-function[0]:0x22',
  ])('keeps a WebAssembly function as its file: %s', (place) => {
    expect(parseFirefoxLine(`leaf@${place}`)).toEqual({ function: 'leaf', file: place })
  })

  it.each([
    ['bar(1)@file:///a.js:13', { function: 'bar', file: 'file:///a.js', line: 13 }],
    ['()@file:///a.js:44', { file: 'file:///a.js', line: 44 }],
    [
      '<anonymous function: run>([arguments not available])@http://h/a.js:27',
      { function: 'run', file: 'http://h/a.js', line: 27 },
    ],
  ])('drops the arguments of %s', (line, frame) => {
    expect(parseFirefoxLine(line)).toEqual(frame)
  })

  it.each(['the dog @ home', 'mail me@example.com', 'no separator', '@'])(
    'does not take %j for a frame',
    (line) => {
      expect(parseFirefoxLine(line)).toBeUndefined()
    },
  )
})
