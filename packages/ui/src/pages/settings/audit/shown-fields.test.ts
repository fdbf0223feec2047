import type { AuditEntry } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { shownFields } from './shown-fields.ts'

const name = { name: 'name', from: null, to: 'CI' }
const role = { name: 'role', from: null, to: 'viewer' }
const password = { name: 'password', from: null, to: null }

it.each([
  ['a login', { kind: 'login', verb: 'added', fields: [name, role] }, []],
  ['a new token', { kind: 'token', verb: 'added', fields: [name, role] }, [role]],
  ['a new member', { kind: 'member', verb: 'added', fields: [role, password] }, [role]],
  ['a changed password', { kind: 'member', verb: 'changed', fields: [password] }, [password]],
  ['a new project', { kind: 'project', verb: 'added', fields: [name] }, [name]],
] as const satisfies readonly [string, Partial<AuditEntry>, object[]][])(
  'shows of %s what its sentence does not say',
  (_, given, fields) =>
    expect(
      shownFields({ at: 0, actor: 'ana', id: '1', ...given, fields: [...given.fields] }),
    ).toEqual(fields),
)
