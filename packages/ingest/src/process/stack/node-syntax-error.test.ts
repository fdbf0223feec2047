import { expect, it } from 'vitest'
import { parseNodeSyntaxError } from './node-syntax-error.ts'

it.each([
  ['/srv/bad.cjs:7', '/srv/bad.cjs'],
  ['file:///srv/bad.js:7', 'file:///srv/bad.js'],
  ['C:\\srv\\bad.cjs:7', 'C:\\srv\\bad.cjs'],
])('reads the broken file before the header: %s', (place, file) => {
  const text = `${place}\nconst x = @;\n          ^\n\nSyntaxError: Invalid or unexpected token\n    at x`

  expect(parseNodeSyntaxError(text)).toEqual({ file, line: 7 })
})

it.each([
  'Error: x\n    at f (a.js:1:2)',
  '/srv/a.js:7\n    at f (a.js:1:2)',
  'http://h/a.js:7\nSyntaxError: x',
  '/srv/a.js\nSyntaxError: x',
])('sees no broken file in %j', (text) => {
  expect(parseNodeSyntaxError(text)).toBeUndefined()
})
