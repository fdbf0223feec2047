import { expect, it } from 'vitest'
import type { ChangeStep } from '../store/ports.ts'
import { toAuditEntry } from './audit.ts'

function aStep(given: Partial<ChangeStep>): ChangeStep {
  return { kind: 'member', id: 'ana', at: 7, actor: 'admin', before: '', value: '', ...given }
}

it('tells what changed, from what and to what', () => {
  const before = JSON.stringify({ name: 'Web', slug: 'web', allowedOrigins: [] })
  const value = JSON.stringify({ name: 'Web', slug: 'web', allowedOrigins: ['https://a.example'] })

  expect(toAuditEntry(aStep({ kind: 'project', id: '1', before, value }))).toEqual({
    ...{ at: 7, actor: 'admin', kind: 'project', id: '1', verb: 'changed' },
    fields: [{ name: 'allowedOrigins', from: [], to: ['https://a.example'] }],
  })
})

it('tells that a password changed, and never its hash', () => {
  const before = JSON.stringify({ password: 'scrypt$a$b', role: 'admin' })
  const value = JSON.stringify({ password: 'scrypt$c$d', role: 'admin' })

  const entry = toAuditEntry(aStep({ before, value }))

  expect(entry.fields).toEqual([{ name: 'password', from: null, to: null }])
})

it('hides the digests of tokens and of logins, also where they are removed', () => {
  const token = JSON.stringify({ name: 'ci', role: 'member', digest: 'D1GEST', futureField: 'x' })
  const login = JSON.stringify({ name: 'ana', role: 'member', expiresAt: 9 })

  const removedToken = toAuditEntry(aStep({ kind: 'token', id: 't1', before: token }))
  const removedLogin = toAuditEntry(aStep({ kind: 'login', id: 'D1GEST', before: login }))

  expect(removedToken).toMatchObject({ id: 't1', verb: 'removed' })
  expect(removedLogin).toMatchObject({ id: 'ana', verb: 'removed' })
  expect(JSON.stringify([removedToken, removedLogin])).not.toMatch(/D1GEST|futureField/)
})
