import { expect, it } from 'vitest'
import { memoryChanges } from '../testing/memory-changes.ts'
import { createLogins } from './logins.ts'
import { createRecorder } from './recorder.ts'
import { hashPassword, verifyPassword } from './password.ts'

/** The real one takes a tenth of a second by design. */
const verify = (password: string, stored: string) => Promise.resolve(password === stored)

function start() {
  const value = JSON.stringify({ password: 'correct horse', role: 'admin' })
  const store = memoryChanges([{ kind: 'member', id: 'admin', at: 0, actor: 'seismo', value }])
  let now = 1_000_000
  const pass = (ms: number) => (now += ms)
  return {
    changes: store.all,
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

it('stops guessing from an address on every name, and forgives whoever knows a password', async () => {
  const { pass, open } = start()
  const logins = open()
  const from = { address: '203.0.113.9' }
  await Promise.all(Array.from({ length: 99 }, (_, n) => logins.logIn(`n${n}`, 'guess', from)))

  expect(await logins.logIn('admin', 'correct horse', from)).toMatchObject({ is: 'ok' })
  expect(await logins.logIn('one-more', 'guess', from)).toEqual({ is: 'wrong' })
  expect(await logins.logIn('admin', 'correct horse', from)).toMatchObject({ is: 'limited' })
  expect(await logins.logIn('admin', 'correct horse', { address: '203.0.113.10' })).toMatchObject({
    is: 'ok',
  })
  pass(300_001)
  expect(await logins.logIn('admin', 'correct horse', from)).toMatchObject({ is: 'ok' })
})

it('lists the logins of a member alone, and ends one or all others', async () => {
  const { pass, open } = start()
  const logins = open()
  const devices = ['Chrome 150 on macOS', 'Firefox 150 on Linux', 'Safari 20 on iOS']
  const tokens: string[] = []
  for (const device of devices) {
    pass(1_000)
    const result = await logins.logIn('admin', 'correct horse', { device })
    tokens.push(result.is === 'ok' ? result.token : '')
  }
  const [, , current = ''] = tokens

  const [newest, middle] = await logins.list('admin')

  expect(newest).toMatchObject({ device: devices[2], via: 'password', startedAt: 1_003_000 })
  expect(await logins.list('ana')).toEqual([])
  expect(await logins.endOwn('ana', { id: middle?.id ?? '' })).toBe(0)
  expect(await logins.endOwn('admin', { id: middle?.id ?? '' })).toBe(1)
  expect(await Promise.all(tokens.map(logins.actorOf))).toMatchObject([{}, undefined, {}])
  expect(await logins.endOwn('admin', { except: current })).toBe(1)
  expect(await Promise.all(tokens.map(logins.actorOf))).toMatchObject([undefined, undefined, {}])
})
