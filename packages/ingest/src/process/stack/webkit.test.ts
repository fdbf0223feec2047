import { describe, expect, it } from 'vitest'
import { parseWebkitLine } from './webkit.ts'

describe('parseWebkitLine', () => {
  it.each([
    ['sum@https://h/a.js:1:2', { function: 'sum', file: 'https://h/a.js', line: 1, column: 2 }],
    ['global code@https://h/a.js:1:2', { file: 'https://h/a.js', line: 1, column: 2 }],
    ['map@[native code]', { function: 'map' }],
    ['Dog@', { function: 'Dog' }],
    ['leaf@<?>:wasm-function[0]', { function: 'leaf' }],
    ['leaf@[wasm code]', { function: 'leaf', file: '[wasm code]' }],
    ['https://h/@x/a.js:1:2', { file: 'https://h/@x/a.js', line: 1, column: 2 }],
    ['102.js:1:2956', { file: '102.js', line: 1, column: 2956 }],
    ['capacitor://localhost/a.js:3:4', { file: 'capacitor://localhost/a.js', line: 3, column: 4 }],
  ])('reads %s', (line, frame) => {
    expect(parseWebkitLine(line)).toEqual(frame)
  })

  it.each(['[native code]', 'eval code', '@', 'Error: x at 1:2:3', 'https://h/a.js'])(
    'finds no place in %j',
    (line) => {
      expect(parseWebkitLine(line)).toBeUndefined()
    },
  )
})
