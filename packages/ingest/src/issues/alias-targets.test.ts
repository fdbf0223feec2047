import { expect, it } from 'vitest'
import { aliasTargets, type AliasLink } from './alias-targets.ts'

/** `a>b 3` is of a repair at 3, `a>>b 3` of a person. */
function linksOf(words: string): AliasLink[] {
  return words.split(', ').map((word) => {
    const [, fingerprint = '', arrow, link = '', at] = /^(\w)(>+)(\w) (\d)$/.exec(word) ?? []
    return { fingerprint, link, byPerson: arrow === '>>', at: Number(at) }
  })
}

it.each([
  ['one link', 'a>b 1', { a: 'b' }],
  ['a chain', 'a>b 1, b>c 2, c>d 3', { a: 'd', b: 'd', c: 'd' }],
  ['the newest of two', 'a>b 1, a>c 2', { a: 'c' }],
  ["a person's, however old", 'a>>b 1, a>c 2', { a: 'b' }],
  ['one that was taken back', 'a>b 1, a>a 2', { a: 'a' }],
  ['a chain whose second link was taken back', 'a>b 1, b>>b 2', { a: 'b', b: 'b' }],
  ['a circle, opened at the oldest link', 'a>b 1, b>a 2', { a: 'a', b: 'a' }],
  ["a circle, opened at the repair's link", 'a>>b 1, b>a 2', { a: 'b', b: 'b' }],
  ['a way into a circle', 'x>a 9, a>b 3, b>c 1, c>a 2', { x: 'b', a: 'b', b: 'b', c: 'b' }],
  ['a circle of one time', 'b>a 1, a>b 1', { a: 'a', b: 'a' }],
])('follows %s', (_, words, expected) => {
  expect(Object.fromEntries(aliasTargets(linksOf(words)))).toEqual(expected)
})

it('follows ten thousand links of one chain in a moment', () => {
  const links = Array.from({ length: 10_000 }, (_, n) => ({
    ...{ fingerprint: String(n), link: String(n + 1), byPerson: false, at: n },
  }))

  expect(new Set(aliasTargets(links).values())).toEqual(new Set(['10000']))
})
