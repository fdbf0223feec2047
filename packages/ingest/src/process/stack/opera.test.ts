import { expect, it } from 'vitest'
import { parseOperaLine } from './opera.ts'

it.each([
  ['Error thrown at line 4, column 2 in sum() in http://h/a.js:', 'sum'],
  ['called from line 4, column 2 in <anonymous function: run>(ex) in http://h/a.js:', 'run'],
])('reads %s', (line, name) => {
  expect(parseOperaLine(line)).toEqual({
    function: name,
    file: 'http://h/a.js',
    line: 4,
    column: 2,
  })
})

it('reads a call outside of functions', () => {
  expect(parseOperaLine('called from line 15, column 3 in http://h/a.js:')).toEqual({
    file: 'http://h/a.js',
    line: 15,
    column: 3,
  })
})

it.each([
  '    this.total();',
  'called from line x, column 1 in http://h/a.js:',
  'called from line 1, column y in http://h/a.js:',
  'called from line 1:',
])('does not take %j for a frame', (line) => {
  expect(parseOperaLine(line)).toBeUndefined()
})
