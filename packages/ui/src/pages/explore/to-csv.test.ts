import { expect, it } from 'vitest'
import { toCsv } from './to-csv.ts'

it.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
  ['+1', "'+1"],
  ['-1+cmd|calc', "'-1+cmd|calc"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
])('writes %j so that nothing of it is run or taken apart', (value, cell) => {
  expect(toCsv(['page'], [[value]])).toBe(`page\r\n${cell}\r\n`)
})

it('keeps numbers numbers, and what there is not empty', () => {
  expect(toCsv(['a', 'b', 'c'], [[-1.5, null, 0]])).toBe('a,b,c\r\n-1.5,,0\r\n')
})
