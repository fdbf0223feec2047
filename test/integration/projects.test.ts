import type {
  Attempts,
  AuditEntry,
  IssueSummary,
  Outcome,
  Problem,
  Project,
  SavedScrubRules,
  ScrubPreviewed,
} from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'

// Projects and what holds for each: made, archived, scrubbed and sampled while the service runs.

let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp('scrub: { keys: [badge] }\ncontrol: { rates: { vital: 0.5 } }')
}, 120_000)

afterAll(() => app.remove())

async function ask(method: string, path: string, body?: object, token = app.token) {
  const response = await app.request(path, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as unknown }
}

// as: each caller names the route's own type.
const answerOf = async <Answer>(method: string, path: string, body?: object) =>
  (await ask(method, path, body)).body as Answer

async function send(key: string, message: string, more: object = {}): Promise<Response> {
  const error = anError({ exceptions: [{ type: 'Error', message }], ...more })
  const body = JSON.stringify(aBeacon({ items: [error] }))
  return app.request(`/v1/beacon?k=${key}`, { method: 'POST', body })
}

const messagesOf = async (slug: string) => {
  const { items } = await app.get<{ items: IssueSummary[] }>(`/api/issues?project=${slug}`)
  return items.map(({ message }) => message).sort()
}

describe('a project that is made', () => {
  it('takes what comes for its key at once, and everybody is told of it', async () => {
    const told = app.told('project')
    const made = await answerOf<Project>('POST', '/api/projects', { name: ' Shop ', slug: 'shop' })

    expect(made).toMatchObject({ name: 'Shop', slug: 'shop', firstEventAt: null, archivedAt: null })
    expect(made.scriptTag).toContain(made.publicKey)
    expect(await told).toEqual({ is: 'project', projectId: made.number })
    const first = app.told('first-event')
    expect((await send(made.publicKey, 'of the shop')).status).toBe(202)
    expect(await messagesOf('shop')).toEqual(['of the shop'])
    expect(await first).toEqual({ is: 'first-event', projectId: made.number })
  })

  it.each([
    [{ name: 'Again', slug: 'p1' }, 409, 'slug'],
    [{ name: 'Bad', slug: 'Web Shop' }, 400, 'slug'],
    [{ name: ' ', slug: 'empty' }, 400, 'name'],
  ])('is refused as %j', async (given, status, field) => {
    const refused = await ask('POST', '/api/projects', given)

    expect(refused.status).toBe(status)
    expect((refused.body as Problem).errors?.map(({ path }) => path)).toEqual([field])
  })
})

describe('an archived project', () => {
  it('refuses every format with the reason, counts it, and takes it all up again', async () => {
    const { slug, key, number } = app.aProject()
    await send(key, 'before')
    const path = `/api/projects/${slug}`
    await ask('PATCH', path, { archived: true })

    const refused = await send(key, 'meanwhile')
    const foreign = await app.request(`/api/${number}/envelope/?sentry_key=${key}`, {
      ...{ method: 'POST', body: '{}\n{"type":"event"}\n{"message":"x"}' },
    })
    const back = await answerOf<Project>('PATCH', path, { archived: false })
    const after = await send(key, 'after')

    expect([refused.status, foreign.status, after.status]).toEqual([403, 403, 202])
    expect(((await refused.json()) as Problem).type).toBe('urn:seismo:problem:project-archived')
    expect(back.archivedAt).toBeNull()
    expect(await messagesOf(slug)).toEqual(['after', 'before'])
    const { items } = await app.get<{ items: Outcome[] }>(`/api/outcomes?project=${slug}`)
    expect(items).toContainEqual(
      expect.objectContaining({ outcome: 'dropped', reason: 'project-archived', n: 2 }),
    )
    const { items: audit } = await app.get<{ items: AuditEntry[] }>('/api/audit?limit=5')
    const fields = audit.flatMap((entry) => entry.fields)
    const archived = fields.find(({ name, from }) => name === 'archivedAt' && from === null)
    expect(archived?.to).toBeTypeOf('number')
  })
})

describe('sampling', () => {
  it('is what seismo.yaml says until a project says it, and in the answer to each beacon', async () => {
    const { slug, key } = app.aProject()
    const control = async () => {
      const answer = (await (await send(key, 'x')).json()) as { control?: object }
      return answer.control
    }
    const path = `/api/projects/${slug}`
    const own = { rates: { error: 0.2 }, mute: ['ResizeObserver'] }

    const before = await control()
    const { sampling, control: shown } = await answerOf<Project>('PATCH', path, { sampling: own })
    const then = await control()
    await ask('PATCH', path, { sampling: {} })
    const all = await control()
    await ask('PATCH', path, { sampling: null })

    expect([before, then, all, await control()]).toEqual([
      ...[{ rates: { vital: 0.5 } }, own, {}],
      { rates: { vital: 0.5 } },
    ])
    expect([sampling, shown]).toEqual([own, own])
    expect((await ask('PATCH', path, { sampling: { rates: { error: 2 } } })).status).toBe(400)
  })
})

describe('privacy rules', () => {
  it('hold for the next event of their project alone, beside those of all', async () => {
    const { slug, key } = app.aProject()
    const other = app.aProject()
    const path = `/api/projects/${slug}/scrub-rules`
    const first = await answerOf<SavedScrubRules>('GET', path)
    await send(key, 'no ORD-1234 badge=77')
    await app.get('/api/session')

    const rules = { patterns: [{ name: 'order', pattern: 'ORD-\\d{4}' }] }
    const seen = await answerOf<ScrubPreviewed>('POST', `${path}/preview`, { rules })
    const saved = await answerOf<SavedScrubRules>('PUT', path, { rules, version: first.version })
    await send(key, 'not ORD-5678')
    await send(other.key, 'not ORD-5678')

    expect(first).toMatchObject({ version: 0, ofAll: { keys: ['badge'] }, savedBy: null })
    expect(seen).toMatchObject({ looked: { events: 1 }, changed: 1 })
    expect(seen.samples.map(({ where, before, after }) => [where, before, after])).toEqual([
      ['message', 'no ORD-1234 badge=[secret]', 'no [order] badge=[secret]'],
    ])
    expect(saved).toMatchObject({ savedBy: 'token', rules: { keys: [], ...rules } })
    expect(await messagesOf(slug)).toEqual(['no ORD-1234 badge=[secret]', 'not [order]'])
    expect(await messagesOf(other.slug)).toEqual(['not ORD-5678'])
    expect((await ask('PUT', path, { rules, version: first.version })).status).toBe(409)
  })

  it('are refused where a text of anybody could stop the service', async () => {
    const { slug } = app.aProject()
    const rules = { patterns: [{ name: 'slow', pattern: '(\\w+\\s?)+!' }] }
    const path = `/api/projects/${slug}/scrub-rules`

    const answers = [
      await ask('PUT', path, { rules }),
      await ask('POST', `${path}/preview`, { rules }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([400, 400])
    const [fault] = (answers[0]?.body as Problem).errors ?? []
    expect(fault?.path).toBe('rules.patterns.0.pattern')
    expect(fault?.message).toContain('takes too long')
  })

  it('are for admins to change and for everybody to read', async () => {
    const { slug } = app.aProject()
    const { secret } = await answerOf<{ secret: string }>('POST', '/api/tokens', {
      ...{ name: 'm', role: 'member', expiresAt: null },
    })
    const path = `/api/projects/${slug}/scrub-rules`

    const answers = [
      await ask('GET', path, undefined, secret),
      await ask('PUT', path, { rules: {} }, secret),
      await ask('POST', `${path}/preview`, { rules: {} }, secret),
      await ask('POST', '/api/projects', { name: 'x', slug: 'x-y' }, secret),
      await ask('PATCH', `/api/projects/${slug}`, { archived: true }, secret),
    ]

    expect(answers.map(({ status }) => status)).toEqual([200, 403, 403, 403, 403])
  })
})

it('shows what came with a key that nobody has, whatever its format', async () => {
  const { slug } = app.aProject()
  const from = (n: number) => ({
    Origin: `https://${n}.example`,
    'Content-Type': 'application/json',
  })
  const post = (path: string, n: number) =>
    app.request(path, { method: 'POST', body: '{}', headers: from(n) })

  await post('/api/9999/envelope/?sentry_key=no', 1)
  await post('/collect/no', 2)
  await post('/v1/logs?k=no', 3)
  await post('/v1/reports/no', 4)
  await app.request('/v1/beacon', {
    method: 'OPTIONS',
    headers: {
      ...{ Origin: 'https://5.example', 'Access-Control-Request-Method': 'POST' },
      'Access-Control-Request-Headers': 'x-added-by-a-wrapper',
    },
  })

  const { refused } = await app.get<Attempts>(`/api/attempts?project=${slug}`)
  expect(refused.map(({ origin, reason }) => `${origin} ${reason}`).sort()).toEqual([
    ...[1, 2, 3, 4].map((n) => `https://${n}.example unknown-key`),
    'https://5.example preflight-failed',
  ])
})
