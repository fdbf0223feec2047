import { expect, it } from 'vitest'
import type { Change } from '../store/ports.ts'
import { createLogins } from './logins.ts'
import { createRecorder } from './recorder.ts'
import { hashPassword, verifyPassword } from './password.ts'

/** The real one takes a tenth of a second by design. */
const verify = (password: string, stored: string) => Promise.resolve(password === stored)

function start() {
  const changes: Change[] = []
  let now = 1_000_000
  const value = JSON.stringify({ password: 'correct horse', role: 'admin' })
  changes.push({ kind: 'member', id: 'admin', at: 0, actor: 'seismo', value })
  const store = {
    append: (change: Change) => Promise.resolve(void changes.push(change)),
    newest: (kind: string, id?: string) =>
      Promise.resolve(
        changes
          .filter((change) => change.kind === kind && change.id === id)
          .slice(-1)
          .filter((change) => change.value !== ''),
      ),
  }
  const pass = (ms: number) => (now += ms)
  return {
    changes,
    pass,
    open: () =>
      createLogins({
        ...{ changes: store, now: () => now, verify },
        record: createRecorder(store, () => now),
      }),
  }
}

it('knows a password by its hash alone', async () => {
  const stored = await hashPassword('correct horse')

  expect(stored).not.toContain('correct')
  expect(await verifyPassword('correct horse', stored)).toBe(true)
  expect(await verifyPassword('correct horsf', stored)).toBe(false)
  expect(await verifyPassword('', 'plain$$')).toBe(false)
})

it('remembers a login through a restart, until it is logged out, and stores no token', async () => {
  const { changes, open } = start()
  const result = await open().logIn('admin', 'correct horse')
  if (result.is !== 'ok') throw new Error(result.is)

  const restarted = open()
  const actor = await restarted.actorOf(result.token)
  await restarted.logOut(result.token, 'admin')

  expect(actor).toEqual({ name: 'admin', role: 'admin' })
  expect(await restarted.actorOf(result.token)).toBeUndefined()
  expect(JSON.stringify(changes)).not.toContain(result.token)
})

it('ends a login after a week', async () => {
  const { pass, open } = start()
  const logins = open()
  const result = await logins.logIn('admin', 'correct horse')

  pass(7 * 86_400_000 + 1)

  expect(await logins.actorOf(result.is === 'ok' ? result.token : '')).toBeUndefined()
})

it('stops guessing after ten tries, for five minutes, and only for that name', async () => {
  const { pass, open } = start()
  const logins = open()
  const tries = await Promise.all(Array.from({ length: 11 }, () => logins.logIn('admin', 'guess')))

  expect(tries.filter(({ is }) => is === 'wrong')).toHaveLength(10)
  expect(await logins.logIn('admin', 'correct horse')).toMatchObject({
    is: 'limited',
    retryAfterSeconds: 300,
  })
  expect(await logins.logIn('ana', 'guess')).toEqual({ is: 'wrong' })
  pass(300_001)
  expect(await logins.logIn('admin', 'correct horse')).toMatchObject({ is: 'ok' })
})

it('keeps nobody out for longer because the clock was set back', async () => {
  const { pass, open } = start()
  const logins = open()
  await Promise.all(Array.from({ length: 10 }, () => logins.logIn('admin', 'guess')))

  pass(-2 * 86_400_000)

  expect(await logins.logIn('admin', 'correct horse')).toMatchObject({
    is: 'limited',
    retryAfterSeconds: 300,
  })
  pass(300_001)
  expect(await logins.logIn('admin', 'correct horse')).toMatchObject({ is: 'ok' })
})
