import { expect, it } from 'vitest'
import { trailingComments, trailingValue } from './trailing-comments.ts'

it.each([
  ['on its own line', 'run()\n//# sourceMappingURL=app.js.map', 'app.js.map'],
  ['before a line break', 'run()\n//# sourceMappingURL=app.js.map\r\n\n', 'app.js.map'],
  ['in the old form', 'run()\n//@ sourceMappingURL=app.js.map', 'app.js.map'],
  ['behind the code', 'run();//# sourceMappingURL=app.js.map', 'app.js.map'],
  ['of a stylesheet', 'a{}\n/*# sourceMappingURL=app.css.map */\n', 'app.css.map'],
  ['before other comments', 'run()\n//# sourceMappingURL=a.map\n// the end\n/* really */', 'a.map'],
  ['alone', '//# sourceMappingURL=a.map', 'a.map'],
  ['in a string before code', 's="\\n//# sourceMappingURL=a.map"\nrun()', undefined],
  ['on a line before code', '//# sourceMappingURL=a.map\nrun()', undefined],
  ['nowhere', '', undefined],
])('reads the address %s', (_, text, expected) => {
  expect(trailingValue(text, 'sourceMappingURL')).toBe(expected)
})

it('tells where each of them is, the last one first', () => {
  const text = 'run()\n//# debugId=1\n//# sourceMappingURL=a.map\n'

  const found = trailingComments(text)

  expect(found.map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([
    ['sourceMappingURL', '//# sourceMappingURL=a.map'],
    ['debugId', '//# debugId=1'],
  ])
})

it('reads those before a map of megabytes, and in time a line of megabytes', () => {
  const map = `data:application/json;base64,${'A'.repeat(4_000_000)}`
  const text = `${'//'.repeat(1_000_000)};a("//#".x);\n//# debugId=1\n//# sourceMappingURL=${map}`

  expect(trailingValue(text, 'sourceMappingURL')).toBe(map)
  expect(trailingValue(text, 'debugId')).toBe('1')
})
