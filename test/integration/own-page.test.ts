import type { AuditEntry, MadeToken } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'

// What people keep of the page for themselves, and the addresses that they share.

let app: FreshApp
let viewer: string

beforeAll(async () => {
  app = await aFreshApp()
  const made = await ask('/api/tokens', { method: 'POST', body: { name: 'vi', role: 'viewer' } })
  viewer = ((await made.json()) as MadeToken).secret // as: the route's own type
})

afterAll(() => app.remove())

interface Asked {
  method?: string
  body?: object
  token?: string
}

const ask = (path: string, { method = 'GET', body, token = app.token }: Asked = {}) =>
  app.request(path, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    ...(body && { body: JSON.stringify(body) }),
  })

it('keeps how each person likes the page, apart from the others and out of the audit log', async () => {
  const options = { 'issues.density': 'compact', stack: 'raw' }

  const put = await ask('/api/session/display', {
    ...{ method: 'PUT', body: { options }, token: viewer },
  })

  expect(put.status).toBe(200)
  const own = await ask('/api/session/display', { token: viewer })
  expect(await own.json()).toEqual({ options })
  expect(await (await ask('/api/session/display')).json()).toEqual({ options: {} })
  const audit = (await (await ask('/api/audit')).json()) as { items: AuditEntry[] } // as: ditto
  expect(audit.items.map(({ kind }) => kind)).not.toContain('display')
})

it.each([
  [{ Stack: 'raw' }],
  [{ stack: 'x'.repeat(201) }],
  [Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`o${String(n)}`, 'x']))],
])('refuses options beyond measure (%#)', async (options) => {
  const put = await ask('/api/session/display', { method: 'PUT', body: { options } })

  expect(put.status).toBe(400)
})

it('keeps a long address under a short one, once', async () => {
  const { slug } = app.aProject()
  const body = { path: `/p/${slug}/issues?q=${'a'.repeat(3_000)}` }
  const asked = { method: 'POST', body, token: viewer }

  const first = await ask(`/api/links?project=${slug}`, asked)
  const second = await ask(`/api/links?project=${slug}`, asked)

  const { id } = (await first.json()) as { id: string } // as: the route's own type
  expect(await second.json()).toEqual({ id, path: body.path })
  expect(await (await ask(`/api/links/${id}`)).json()).toEqual({ id, path: body.path })
  expect(await app.store.changes.newest('link', id)).toHaveLength(1)
})

it.each(['//evil.example/p', '/p/other/issues', 'https://evil.example/', '/p/..\\evil', '/login'])(
  'does not keep %j',
  async (path) => {
    const { slug } = app.aProject()

    const answer = await ask(`/api/links?project=${slug}`, { method: 'POST', body: { path } })

    expect(answer.status).toBe(400)
  },
)

it('knows no link that nobody made', async () => {
  expect((await ask('/api/links/AAAAAAAAAAAA')).status).toBe(404)
  expect((await ask('/api/links/..%2F..')).status).toBe(400)
})
