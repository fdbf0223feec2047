import type {
  ActiveLogin,
  AuditEntry,
  MadeToken,
  Member,
  MemberAnswer,
  Outcome,
  Problem,
  Project,
  Session,
  TokenSummary,
} from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, aVital } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'

/** A login, and what nobody else sees; see `saved-views.test.ts` and `own-page.test.ts`. */
const THEIR_OWN = new Set([
  ...['/api/session', '/api/session/display', '/api/session/logins', '/api/session/logins/{id}'],
  ...['/api/views/{id}', '/api/links'],
])

/** They are asked what a rule says or would have done, and change nothing. */
const TRIALS = new Set([
  ...['/api/alerts/rules/check', '/api/alerts/rules/backtest', '/api/alerts/rules/{id}/backtest'],
])

// Who may come in, what of whom is taken, and what is told of it.

let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp()
})

afterAll(() => app.remove())

interface Asked {
  method: string
  body?: object
  /** In the Authorization header; the token of the settings where none is given. */
  token?: string
  cookie?: string
}

async function ask(path: string, { method, body, token, cookie }: Asked): Promise<Response> {
  const authorization =
    cookie === undefined ? { Authorization: `Bearer ${token ?? app.token}` } : {}
  return app.request(path, {
    method,
    headers: {
      ...{ 'Content-Type': 'application/json', ...authorization },
      ...(cookie !== undefined && { Cookie: cookie }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
}

async function answerOf<Answer>(path: string, asked: Asked): Promise<Answer> {
  const response = await ask(path, asked)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer // as: each caller names the route's own type
}

const aToken = (role: string, more: object = {}) =>
  answerOf<MadeToken>('/api/tokens', { method: 'POST', body: { name: 'ci', role, ...more } })

const aMember = (name: string, role: string, more: object = {}) =>
  answerOf<MemberAnswer>('/api/members', { method: 'POST', body: { name, role, ...more } })

/** The cookie of a login, or undefined where it was refused. */
async function logIn(name: string, password: string): Promise<string | undefined> {
  const response = await ask('/api/session', { method: 'POST', body: { name, password } })
  return response.ok ? response.headers.getSetCookie()[0]?.split(';')[0] : undefined
}

async function statusOf(path: string, asked: Partial<Asked> = {}): Promise<number> {
  return (await ask(path, { method: 'GET', ...asked })).status
}

describe('allowed origins', () => {
  const send = (key: string, origin?: string) =>
    app.request(`/v1/beacon?k=${key}`, {
      method: 'POST',
      body: JSON.stringify(aBeacon({ items: [aVital()] })),
      ...(origin !== undefined && { headers: { Origin: origin } }),
    })
  const allow = (slug: string, allowedOrigins: string[]) =>
    answerOf<Project>(`/api/projects/${slug}`, { method: 'PATCH', body: { allowedOrigins } })

  it('holds at once, tells the page why, and counts what it refused', async () => {
    const { slug, key } = app.aProject()
    const before = await send(key, 'https://evil.example')

    const project = await allow(slug, ['https://shop.example', 'https://*.shop.example'])
    const refused = await send(key, 'https://evil.example')
    const others = await Promise.all(
      [undefined, 'https://shop.example', 'https://a.shop.example'].map((one) => send(key, one)),
    )

    expect(before.status).toBe(202)
    expect(project.allowedOrigins).toEqual(['https://shop.example', 'https://*.shop.example'])
    expect(refused.status).toBe(403)
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect(((await refused.json()) as Problem).type).toBe('urn:seismo:problem:origin-not-allowed')
    expect(others.map(({ status }) => status)).toEqual([202, 202, 202])
    const { items } = await app.get<{ items: Outcome[] }>(`/api/outcomes?project=${slug}`)
    expect(items).toContainEqual(
      expect.objectContaining({ outcome: 'dropped', reason: 'origin-not-allowed', n: 1 }),
    )
  })

  it('holds for the clients of others', async () => {
    const { slug, key, number } = app.aProject()
    await allow(slug, ['https://shop.example'])
    const paths = [`/api/${number}/envelope/?sentry_key=${key}`, `/collect/${key}`]

    const answers = await Promise.all(
      [...paths, `/v1/reports/${key}`].map((path) =>
        app.request(path, {
          method: 'POST',
          body: '{}',
          headers: { Origin: 'https://evil.example', 'Content-Type': 'application/json' },
        }),
      ),
    )

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  })

  it('refuses what is no origin and takes nothing of it', async () => {
    const { slug } = app.aProject()
    const body = { name: 'Shop', allowedOrigins: ['https://shop.example/cart'] }

    const answer = await ask(`/api/projects/${slug}`, { method: 'PATCH', body })

    expect(answer.status).toBe(400)
    const { items } = await app.get<{ items: Project[] }>('/api/projects')
    expect(items.find((one) => one.slug === slug)).toMatchObject({ name: '', allowedOrigins: [] })
  })
})

describe('tokens', () => {
  it('shows the secret once, and keeps what it may', async () => {
    const { secret, id, ...made } = await aToken('member')

    const seen = await answerOf<Session>('/api/session', { method: 'GET', token: secret })
    const { items } = await answerOf<{ items: TokenSummary[] }>('/api/tokens', { method: 'GET' })

    expect(secret).toMatch(/^seismo_[\w-]{43}$/)
    expect(seen.user).toEqual({ name: 'token ci', role: 'member', hasPassword: false })
    expect(items).toContainEqual({ id, ...made })
    expect(JSON.stringify(items)).not.toMatch(/digest|secret|seismo_/)
  })

  it('ends at once where it is removed, although it was known', async () => {
    const { id, secret } = await aToken('admin')
    const before = await statusOf('/api/tokens', { token: secret })

    const removed = await statusOf(`/api/tokens/${id}`, { method: 'DELETE' })

    expect([before, removed]).toEqual([200, 204])
    expect(await statusOf('/api/tokens', { token: secret })).toBe(401)
    expect(await statusOf(`/api/tokens/${id}`, { method: 'DELETE' })).toBe(404)
  })

  it('ends when it expires', async () => {
    const { secret } = await aToken('member', { expiresAt: Date.now() + 2_000 })
    const before = await statusOf('/api/session', { token: secret })

    const poll = { timeout: 15_000 }
    await expect.poll(() => statusOf('/api/session', { token: secret }), poll).toBe(401)

    expect(before).toBe(200)
  })

  it.each([
    ['an end in the past', { name: 'ci', role: 'member', expiresAt: 1 }],
    ['another role', { name: 'ci', role: 'owner' }],
    ['no name', { name: ' ', role: 'member' }],
  ])('is not made with %s', async (_, body) => {
    expect(await statusOf('/api/tokens', { method: 'POST', body })).toBe(400)
  })

  it.each([
    ['viewer', 403],
    ['member', 415],
    ['admin', 415],
  ])('of a %s is answered with %d by remote write', async (role, status) => {
    const { secret } = await aToken(role)

    expect(await statusOf('/api/v1/write', { method: 'POST', token: secret, body: {} })).toBe(
      status,
    )
  })

  it.each(['', 'seismo_', `seismo_${'a'.repeat(43)}`, 'a-token-of-tests-onlx'])(
    'refuses %j',
    async (token) => {
      expect(await statusOf('/api/session', { token })).toBe(401)
    },
  )
})

describe('members', () => {
  it('get a password that is answered once and logs them in', async () => {
    const { password, ...member } = await aMember('ana', 'viewer')

    const cookie = await logIn('ana', password ?? '')
    const { user } = await answerOf<Session>('/api/session', {
      method: 'GET',
      cookie: cookie ?? '',
    })
    const { items } = await answerOf<{ items: Member[] }>('/api/members', { method: 'GET' })

    expect(password).toHaveLength(20)
    expect(user).toEqual({ name: 'ana', role: 'viewer', hasPassword: true })
    expect(items).toContainEqual(member)
    expect(JSON.stringify(items)).not.toMatch(/password|scrypt/)
  })

  it.each([
    ['a role', { role: 'member' }, 'correct horse'],
    ['a password', { password: 'battery staple' }, 'battery staple'],
  ])('are logged out everywhere by the change of %s', async (_, body, passwordAfter) => {
    const name = `changes-${Object.keys(body).join()}`
    await aMember(name, 'viewer', { password: 'correct horse' })
    const cookie = (await logIn(name, 'correct horse')) ?? ''
    const before = await statusOf('/api/session', { cookie })

    await answerOf(`/api/members/${name}`, { method: 'PATCH', body })

    expect([before, await statusOf('/api/session', { cookie })]).toEqual([200, 401])
    const again = (await logIn(name, passwordAfter)) ?? ''
    expect(await statusOf('/api/session', { cookie: again })).toBe(200)
  })

  it('change their own password, and are logged out everywhere else', async () => {
    await aMember('pat', 'viewer', { password: 'correct horse' })
    const elsewhere = (await logIn('pat', 'correct horse')) ?? ''
    const here = (await logIn('pat', 'correct horse')) ?? ''
    const change = (password: string) =>
      ask('/api/session', {
        ...{ method: 'PATCH', cookie: here },
        body: { password, newPassword: 'battery staple' },
      })

    const wrong = await change('correct house')
    const changed = await change('correct horse')

    expect([wrong.status, changed.status]).toEqual([403, 200])
    const cookie = changed.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect(await statusOf('/api/session', { cookie })).toBe(200)
    expect(await statusOf('/api/session', { cookie: elsewhere })).toBe(401)
    expect(await statusOf('/api/session', { cookie: here })).toBe(401)
    expect(await logIn('pat', 'correct horse')).toBeUndefined()
    expect(await logIn('pat', 'battery staple')).toBeDefined()
  })

  it('have neither password nor logins as tokens', async () => {
    const body = { password: 'correct horse', newPassword: 'battery staple' }

    expect(await statusOf('/api/session', { method: 'PATCH', body })).toBe(403)
    expect(await app.get('/api/session/logins')).toEqual({ items: [] })
    expect(await statusOf('/api/session/logins', { method: 'DELETE' })).toBe(403)
    expect(await statusOf('/api/session/logins/x', { method: 'DELETE' })).toBe(403)
  })

  it('see where they are logged in, and end what is not here', async () => {
    await aMember('lou', 'viewer', { password: 'correct horse' })
    await aMember('max', 'member', { password: 'correct horse' })
    const [there, here, theirs] = [
      (await logIn('lou', 'correct horse')) ?? '',
      (await logIn('lou', 'correct horse')) ?? '',
      (await logIn('max', 'correct horse')) ?? '',
    ]
    const list = (cookie: string) =>
      answerOf<{ items: ActiveLogin[] }>('/api/session/logins', { method: 'GET', cookie })
    const { items } = await list(here)
    const elsewhere = items.find(({ isCurrent }) => !isCurrent)?.id ?? ''
    const end = (path: string, cookie: string) => statusOf(path, { method: 'DELETE', cookie })

    expect(items.map(({ isCurrent, via }) => [isCurrent, via])).toEqual([
      [true, 'password'],
      [false, 'password'],
    ])
    expect(await end(`/api/session/logins/${elsewhere}`, theirs)).toBe(404)
    expect(await end(`/api/session/logins/${elsewhere}`, here)).toBe(204)
    expect(await statusOf('/api/session', { cookie: there })).toBe(401)
    expect(await end('/api/session/logins', here)).toBe(204)
    expect((await list(here)).items).toHaveLength(1)
    expect(await statusOf('/api/session', { cookie: theirs })).toBe(200)
  })

  it('are asked for by no identity provider where none is set up', async () => {
    expect(await statusOf('/api/session/oidc', { token: '' })).toBe(404)
    expect(await statusOf('/api/session/oidc/callback', { token: '' })).toBe(404)
  })

  it('are out when they are removed, and others stay in', async () => {
    await aMember('bo', 'member', { password: 'correct horse' })
    await aMember('cy', 'member', { password: 'correct horse' })
    const bo = (await logIn('bo', 'correct horse')) ?? ''
    const cy = (await logIn('cy', 'correct horse')) ?? ''

    expect(await statusOf('/api/members/bo', { method: 'DELETE' })).toBe(204)

    expect(await statusOf('/api/session', { cookie: bo })).toBe(401)
    expect(await logIn('bo', 'correct horse')).toBeUndefined()
    expect(await statusOf('/api/session', { cookie: cy })).toBe(200)
    expect(await statusOf('/api/members/bo', { method: 'DELETE' })).toBe(404)
  })

  it('do not come in by a login that began before they were removed', async () => {
    await aMember('dee', 'member', { password: 'correct horse' })

    const [cookie] = await Promise.all([
      logIn('dee', 'correct horse'),
      ask('/api/members/dee', { method: 'DELETE' }),
    ])

    expect(await statusOf('/api/session', { cookie: cookie ?? '' })).toBe(401)
  })

  it('always have an admin among them', async () => {
    await aMember('eve', 'admin', { password: 'correct horse' })
    await aMember('fay', 'admin', { password: 'correct horse' })

    const demoted = { method: 'PATCH', body: { role: 'viewer' } }
    const statuses = await Promise.all(
      ['eve', 'fay'].map((name) => statusOf(`/api/members/${name}`, demoted)),
    )

    expect(statuses.toSorted()).toEqual([200, 409])
    const last = `/api/members/${statuses[0] === 409 ? 'eve' : 'fay'}`
    expect(await statusOf(last, { method: 'DELETE' })).toBe(409)
    expect(await statusOf(last, { method: 'PATCH', body: { password: null } })).toBe(200)
  })

  it.each(['token', 'Seismo', 'token ci', '', 'a/b', 'Ana', 'ａna'])(
    'are not called %j',
    async (name) => {
      const body = { name, role: 'viewer' }
      const status = await statusOf('/api/members', { method: 'POST', body })

      // `Ana` would be taken for the `ana` of above.
      expect(status).toBe(name === 'Ana' ? 409 : 400)
    },
  )

  it('may change nothing but what is their own as viewers', async () => {
    const { secret: token } = await aToken('viewer')
    const { paths } = await app.get<{ paths: Record<string, object> }>('/api/openapi.json')
    const changing = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get' && !THEIR_OWN.has(path) && !TRIALS.has(path))
        .map((method) => ({ method: method.toUpperCase(), path: path.replaceAll(/[{}]/g, '') })),
    )

    const answers = await Promise.all(
      changing.map(async ({ method, path }) => ({
        ...{ method, path },
        status: await statusOf(path, { method, token }),
      })),
    )

    expect(answers.length).toBeGreaterThan(7)
    expect(answers.filter(({ status }) => status !== 403)).toEqual([])
  })

  it.each([
    ['GET', '/api/tokens'],
    ['GET', '/api/members'],
    ['GET', '/api/audit'],
    ['POST', '/api/tokens'],
    ['POST', '/api/members'],
    ['PATCH', '/api/projects/p1'],
  ])('may not %s %s as members', async (method, path) => {
    const { secret: token } = await aToken('member')

    expect(await statusOf(path, { method, token })).toBe(403)
  })
})

describe('the audit log', () => {
  it('tells who changed what, newest first, and no secret', async () => {
    const { slug, number } = app.aProject()
    await aMember('stays', 'admin')
    const { password } = await aMember('gus', 'admin')
    const cookie = (await logIn('gus', password ?? '')) ?? ''
    const body = { allowedOrigins: ['https://shop.example'] }
    await ask(`/api/projects/${slug}`, { method: 'PATCH', body, cookie })
    const { id, secret } = await aToken('member')
    await ask(`/api/tokens/${id}`, { method: 'DELETE', cookie })
    await ask('/api/members/gus', { method: 'DELETE' })

    const { items } = await app.get<{ items: AuditEntry[] }>('/api/audit?limit=7')

    expect(items.map((one) => [one.actor, one.verb, one.kind, one.id])).toEqual([
      ['token', 'removed', 'login', 'gus'],
      ['token', 'removed', 'member', 'gus'],
      ['gus', 'removed', 'token', id],
      ['token', 'added', 'token', id],
      // Projects of the harness were never written.
      ['gus', 'added', 'project', String(number)],
      ['gus', 'added', 'login', 'gus'],
      ['token', 'added', 'member', 'gus'],
    ])
    expect(items[6]?.fields).toEqual([
      { name: 'role', from: null, to: 'admin' },
      { name: 'password', from: null, to: null },
    ])
    const text = JSON.stringify(items)
    for (const hidden of [secret, password ?? '', cookie.split('=')[1] ?? '', 'scrypt', 'digest']) {
      expect(text).not.toContain(hidden)
    }
  })

  it('comes in pages', async () => {
    const first = await app.get<{ items: AuditEntry[]; next: string }>('/api/audit?limit=2')
    const second = await app.get<{ items: AuditEntry[] }>(`/api/audit?limit=2&cursor=${first.next}`)
    const both = await app.get<{ items: AuditEntry[] }>('/api/audit?limit=4')

    expect([...first.items, ...second.items]).toEqual(both.items)
  })
})

it('describes its routes', async () => {
  const { paths } = await app.get<{ paths: Record<string, object> }>('/api/openapi.json')

  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      ...['/api/projects/{slug}', '/api/tokens', '/api/tokens/{id}', '/api/members'],
      ...['/api/members/{name}', '/api/audit'],
    ]),
  )
})
