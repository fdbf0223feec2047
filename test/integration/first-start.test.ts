import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureFirstStart } from '../../packages/ingest/src/auth/first-start.ts'
import { createLogins } from '../../packages/ingest/src/auth/logins.ts'
import { createMembers } from '../../packages/ingest/src/auth/members.ts'
import { createProjectChanges } from '../../packages/ingest/src/auth/project-changes.ts'
import { createRecorder } from '../../packages/ingest/src/auth/recorder.ts'
import { createTokens } from '../../packages/ingest/src/auth/tokens.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { aFreshStore } from '../harness/fresh-store.ts'

// What a restart finds: each test is the next start over the same database.

let store: Store
let remove: () => Promise<void>

beforeAll(async () => {
  ;({ store, remove } = await aFreshStore())
})

afterAll(() => remove())

/** As a process that just started, whose clock may stand elsewhere. */
function start(now: () => number = Date.now) {
  const { changes } = store
  const record = createRecorder(changes, now)
  const verify = (password: string, stored: string) => Promise.resolve(password === stored)
  const logins = createLogins({ changes, record, now, verify })
  return {
    logins,
    members: createMembers({ changes, record, logins, hash: (text) => Promise.resolve(text) }),
    projects: createProjectChanges({ changes, record, projects: [], onAdded: () => undefined }),
    tokens: createTokens({ changes, record, now, newId: () => crypto.randomUUID() }),
    ensure: (adminPassword?: string) =>
      ensureFirstStart(changes, { publicKey: undefined, adminPassword }, now),
  }
}

it('makes a project and an admin once', async () => {
  const first = await start().ensure()
  const second = await start().ensure()

  expect(first.newPassword).toHaveLength(20)
  expect(second).toEqual({ projects: first.projects, newPassword: undefined })
  expect(first.projects).toMatchObject([{ slug: 'web', allowedOrigins: [] }])
})

it('reads the project of an earlier version, which allowed any origin', async () => {
  const value = JSON.stringify({ number: 1, slug: 'web', name: 'Web', publicKey: 'pub_1' })
  const at = Date.now() + 1
  await store.changes.append({ kind: 'project', id: '1', at, actor: 'seismo', value })

  expect((await start().ensure()).projects).toMatchObject([{ name: 'Web', allowedOrigins: [] }])
})

it('finds both of two changes of a project that were made at the same moment', async () => {
  const { projects, ensure } = start()
  const [project] = (await ensure()).projects
  if (!project) throw new Error('no project')

  await Promise.all([
    projects.change(project, { name: 'Shop' }, 'ana'),
    projects.change(project, { allowedOrigins: ['https://shop.example'] }, 'ana'),
  ])

  const found = { name: 'Shop', allowedOrigins: ['https://shop.example'] }
  expect(project).toMatchObject(found)
  expect((await start().ensure()).projects).toMatchObject([found])
})

it('does not bring back an admin whom another admin removed', async () => {
  const { members } = start()
  await members.add({ name: 'ana', role: 'admin', password: 'correct horse' }, 'admin')
  await members.remove('admin', 'ana')

  const { newPassword } = await start().ensure()

  expect(newPassword).toBeUndefined()
  expect(await members.list()).toMatchObject([{ name: 'ana' }])
})

it('lets in whoever can set a password in the settings, and nobody who was in before', async () => {
  const { members, logins } = start()
  await members.add({ name: 'admin', role: 'viewer', password: 'correct horse' }, 'ana')
  const before = await logins.logIn('admin', 'correct horse')

  await start().ensure('battery staple')

  expect(await members.list()).toMatchObject([{ name: 'admin', role: 'admin' }, { name: 'ana' }])
  const token = before.is === 'ok' ? before.token : ''
  expect(token).not.toBe('')
  expect(await start().logins.actorOf(token)).toBeUndefined()
})

it('keeps removed what was removed while the clock was behind', async () => {
  const { secret, token } = await start().tokens.create(
    { name: 'ci', role: 'admin', expiresAt: null },
    'ana',
  )
  const behind = start(() => Date.now() - 3_600_000)
  const known = await behind.tokens.actorOf(secret)

  await behind.tokens.remove(token.id, 'ana')

  expect(known).toEqual({ name: 'token ci', role: 'admin' })
  expect(await start().tokens.actorOf(secret)).toBeUndefined()
})

it('keeps no token as it is', async () => {
  const { secret } = await start().tokens.create(
    { name: 'ci', role: 'member', expiresAt: null },
    'ana',
  )

  const stored = JSON.stringify(await store.changes.history({ limit: 200, offset: 0 }))

  expect(stored).not.toContain(secret.slice('seismo_'.length))
})
