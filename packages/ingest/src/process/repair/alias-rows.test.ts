import { expect, it } from 'vitest'
import type { AliasRow } from '../../store/rows.ts'
import { aliasRows } from './alias-rows.ts'

function anAlias(fingerprint: string, link: string, given: Partial<AliasRow> = {}): AliasRow {
  return {
    ...{ is: 'alias', projectId: 1, fingerprint, byPerson: false, link, target: link },
    ...{ at: 10, actor: 'seismo', reason: 'r' },
    ...given,
  }
}

function written(stored: AliasRow[], issues: Record<string, string>, now = 20): string[] {
  const found = { projectId: 1, issues: new Map(Object.entries(issues)), reason: 'r', now }
  return aliasRows(stored, found).map(
    ({ fingerprint, link, target, at }) => `${fingerprint}>${link}=${target} ${at}`,
  )
}

it.each([
  ['a new one', [], { a: 'b' }, ['a>b=b 20']],
  ['nothing for an issue of its own', [], { a: 'a' }, []],
  ['nothing twice', [anAlias('a', 'b')], { a: 'b' }, []],
  ['that one is taken back', [anAlias('a', 'b')], { a: 'a' }, ['a>a=a 20']],
  ['the end of a chain', [anAlias('b', 'c')], { a: 'b' }, ['a>b=c 20']],
  ['those that led where it led', [anAlias('x', 'a')], { a: 'b' }, ['a>b=b 20', 'x>a=b 11']],
  [
    "those of a person's that led where it led, to their own issue",
    [anAlias('x', 'a', { byPerson: true, actor: 'ana' })],
    { a: 'b' },
    ['a>b=b 20', 'x>a=b 11'],
  ],
  ['nothing where a person decided', [anAlias('a', 'a', { byPerson: true })], { a: 'b' }, []],
  ['no way around', [anAlias('b', 'a', { byPerson: true })], { a: 'b' }, ['a>b=a 20']],
])('writes %s', (_, stored, issues, expected) => {
  expect(written(stored, issues)).toEqual(expected)
})

it('writes later than what it replaces, whatever the clock says', () => {
  expect(written([anAlias('a', 'b', { at: 99 })], { a: 'c' }, 20)).toEqual(['a>c=c 100'])
})
