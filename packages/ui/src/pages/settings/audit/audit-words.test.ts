import type { AuditEntry } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { deedOf, valueWords } from './audit-words.ts'

const projects = [{ number: 1, name: 'Shop' }]

function anEntry(given: Partial<AuditEntry>): AuditEntry {
  return { at: 0, actor: 'ana', kind: 'member', id: 'bo', verb: 'changed', fields: [], ...given }
}

describe('deedOf', () => {
  it.each([
    [{ verb: 'added' }, 'added member bo'],
    [{ kind: 'project', id: '1' }, 'changed project Shop'],
    [{ kind: 'project', id: '7' }, 'changed project 7'],
    [{ kind: 'login', id: 'ana', verb: 'added' }, 'logged in'],
    [{ kind: 'login', id: 'ana', verb: 'removed' }, 'logged out'],
    [{ kind: 'login', id: 'bo', verb: 'removed' }, 'ended a login of bo'],
    [
      {
        kind: 'token',
        id: 'x1',
        verb: 'removed',
        fields: [{ name: 'name', from: 'CI', to: null }],
      },
      'removed token CI',
    ],
  ] as const satisfies readonly [Partial<AuditEntry>, string][])(
    'says %j as "%s"',
    (given, words) => expect(deedOf(anEntry(given), projects)).toBe(words),
  )
})

it.each([
  [null, 'role', '—'],
  ['viewer', 'role', 'viewer'],
  [[], 'allowedOrigins', 'none'],
  [
    ['https://a.example', 'https://b.example'],
    'allowedOrigins',
    'https://a.example, https://b.example',
  ],
  [86_400_000 * 1.5, 'expiresAt', '2 Jan 1970'],
  [7, 'number', '7'],
])('shows %j of %s as "%s"', (value, field, words) => expect(valueWords(value, field)).toBe(words))
