import type { Deploy, ReleaseDetail, ReleaseSummary } from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { anErrorRow, anUnmappedScriptRow, aPageViewRow } from '../harness/rows.ts'

interface List<Item> {
  items: Item[]
  next?: string
}

const MINUTE = 60_000
const now = Date.now()
let app: FreshApp

beforeAll(async () => void (app = await aFreshApp()))
afterAll(() => app.remove())

function post(path: string, body: unknown, token = app.token): Promise<Response> {
  return app.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { Authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  })
}

describe('GET /api/releases', () => {
  it('tells of each release how it does, the newest first', async () => {
    const { number: projectId, slug } = app.aProject()
    const of = (release: string, at: number) => ({ projectId, release, at })
    const sessions = ['a', 'b', 'c', 'd']
    await app.store.insert([
      ...sessions.map((sessionId) => aPageViewRow({ ...of('1', now - 90 * MINUTE), sessionId })),
      aPageViewRow({ ...of('2', now - 9 * MINUTE), sessionId: 'd', userId: 'ana' }),
      aPageViewRow({ ...of('2', now - 8 * MINUTE), sessionId: 'e', userId: 'bo' }),
      anErrorRow({ ...of('2', now - 7 * MINUTE), sessionId: 'e', userId: 'bo' }),
      anUnmappedScriptRow({ projectId, release: '2' }),
      anUnmappedScriptRow({ projectId, release: '2', path: '/other.js' }),
    ])
    await app.store.artifacts.add(projectId, {
      ...{ release: '2', path: '/app.js', key: 'k', sizeBytes: 1, uploadedAt: now + 2 * MINUTE },
    })

    const { items, next } = await app.get<List<ReleaseSummary>>(`/api/releases?project=${slug}`)

    expect(next).toBeUndefined()
    expect(items).toMatchObject([
      {
        ...{ release: '2', environments: ['production'], firstSeen: now - 9 * MINUTE },
        ...{ sessions: 2, adoption: 0.4, pageViews: 2, errors: 1, users: 2 },
        crashFreeSessions: { value: 0.5, n: 2 },
        crashFreeUsers: { value: 0.5, n: 2 },
        ...{ newIssues: 1, regressedIssues: 0, resolvedIssues: 0 },
        maps: { uploaded: 1, missing: 1 },
        deploys: [{ source: 'first-sight', at: now - 9 * MINUTE }],
      },
      {
        ...{ release: '1', sessions: 4, adoption: 0.8, newIssues: 0 },
        crashFreeSessions: { value: 1, n: 4 },
        crashFreeUsers: { value: null, n: 0 },
        maps: { uploaded: 0, missing: 0 },
      },
    ])
    expect(items[1]?.trend.reduce((sum, n) => sum + n)).toBe(4)
  })

  it('answers page by page, in the order that is asked for', async () => {
    const { number: projectId, slug } = app.aProject()
    const views = (release: string, n: number) =>
      Array.from({ length: n }, () => aPageViewRow({ projectId, release }))
    await app.store.insert([...views('1', 3), ...views('2', 1), ...views('3', 2)])
    const path = `/api/releases?project=${slug}&sort=sessions&limit=2`

    const first = await app.get<List<ReleaseSummary>>(path)
    const second = await app.get<List<ReleaseSummary>>(`${path}&cursor=${String(first.next)}`)
    const found = await app.get<List<ReleaseSummary>>(`/api/releases?project=${slug}&q=2`)

    expect([first, second, found].map(({ items }) => items.map(({ release }) => release))).toEqual([
      ['1', '3'],
      ['2'],
      ['2'],
    ])
    expect(second.next).toBeUndefined()
  })

  it('is empty where no page names its release', async () => {
    const { number: projectId, slug } = app.aProject()
    await app.store.insert([aPageViewRow({ projectId, release: '' })])

    expect(await app.get(`/api/releases?project=${slug}`)).toEqual({ items: [] })
  })
})

describe('GET /api/releases/{release}', () => {
  it.each(['web@1.0.0+7 ä/b?c=%20#d', '../..%2f', `') OR 1=1`])(
    'finds %s, and what came before and after',
    async (release) => {
      const { number: projectId, slug } = app.aProject()
      await app.store.insert([
        aPageViewRow({ projectId, release: 'old', at: now - 9 * MINUTE, sessionId: 's' }),
        aPageViewRow({ projectId, release, at: now - 8 * MINUTE, sessionId: 's' }),
        aPageViewRow({ projectId, release: 'new', at: now - 7 * MINUTE }),
        anErrorRow({ projectId, release, at: now - 7 * MINUTE }),
      ])

      const detail = await app.get<ReleaseDetail>(
        `/api/releases/${encodeURIComponent(release)}?project=${slug}`,
      )

      expect(detail).toMatchObject({ release, previous: 'old', next: 'new', newIssues: 1 })
      expect(detail.issues).toMatchObject([{ is: 'new', type: 'TypeError' }])
      expect(detail.series.releases.map((one) => one.release).toSorted()).toEqual(
        [release, 'old', 'new'].toSorted(),
      )
      expect(detail.series.releases[0]?.release).toBe(release)
      // The session of both is one of all.
      expect(detail.series.total.reduce((sum, n) => sum + n)).toBe(2)
    },
  )

  it('lists what stands resolved in it, as a search does', async () => {
    const { number: projectId, slug } = app.aProject()
    const row = { projectId, release: '1.9.0' }
    const [error] = [anErrorRow({ ...row, at: now - 9 * MINUTE })]
    await app.store.insert([error])
    const headers = { Authorization: `Bearer ${app.token}`, 'content-type': 'application/json' }
    await app.request(`/api/issues/${error.fingerprint}?project=${slug}`, {
      ...{ method: 'PATCH', headers },
      body: JSON.stringify({ state: 'resolved', until: 'next-release' }),
    })
    // By its version after the other, though both are seen at once.
    await app.store.insert([aPageViewRow({ ...row, release: '1.10.0' })])
    const found = async (q: string) =>
      (await app.get<List<unknown>>(`/api/issues?project=${slug}&q=${encodeURIComponent(q)}`)).items

    const detail = await app.get<ReleaseDetail>(`/api/releases/1.10.0?project=${slug}`)

    expect(detail).toMatchObject({
      resolvedIssues: 1,
      issues: [{ id: error.fingerprint, is: 'resolved', type: error.type }],
    })
    expect(await found('resolved-in:1.10.*')).toMatchObject([{ id: error.fingerprint }])
    expect(await found('resolved-in:1.9.0')).toEqual([])
    expect(await app.get(`/api/issues/counts?project=${slug}&q=resolved-in:1.10.0`)).toMatchObject({
      resolved: 1,
    })
  })

  it('says that nothing was seen of it', async () => {
    const response = await app.request('/api/releases/never', {
      headers: { Authorization: `Bearer ${app.token}` },
    })

    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      detail: 'Nothing was seen of a release "never": is it named as `init` names it?',
    })
  })
})

describe('POST /api/deploys', () => {
  const at = new Date(now - MINUTE).toISOString()
  const deploy = { release: '2', environment: 'production', at }

  it('is kept once however often it is sent, and told to open pages', async () => {
    const { number, slug } = app.aProject()
    const told = app.told('deploy')
    const url = 'https://ci.example/run/7'

    const answers = [
      await post(`/api/deploys?project=${slug}`, deploy),
      await post(`/api/deploys?project=${slug}`, { ...deploy, url, commit: 'c0ffee' }),
    ]
    const { items } = await app.get<List<Deploy>>(`/api/deploys?project=${slug}`)

    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(items).toEqual([
      { ...deploy, at: now - MINUTE, url, commit: 'c0ffee', source: 'api', actor: 'token' },
    ])
    expect(await told).toEqual({ is: 'deploy', projectId: number, ...deploy, at: now - MINUTE })
  })

  it.each([
    ['no release', { release: '' }, /^release: /],
    ['no environment', { environment: undefined }, /^environment: /],
    ['a time without a zone', { at: '2026-11-21 10:00' }, /^at: /],
    ['a time to come', { at: '2099-01-01T00:00:00Z' }, /^at: .* at most an hour from now$/],
    ['a time before there were pages', { at: '1969-01-01T00:00:00Z' }, /^at: /],
    ['a script for an address', { url: 'javascript:alert(1)' }, /^url: /],
  ])('refuses %s by name', async (_, fault, detail) => {
    const response = await post('/api/deploys', { ...deploy, ...fault })

    expect(response.status).toBe(400)
    expect(((await response.json()) as { detail: string }).detail).toMatch(detail)
  })

  it('is not for those who only look', async () => {
    const made = await post('/api/tokens', { name: 'v', role: 'viewer' })
    const { secret } = (await made.json()) as { secret: string }

    expect((await post('/api/deploys', deploy, secret)).status).toBe(403)
    expect((await post('/api/deploys', deploy, 'not-a-token')).status).toBe(401)
  })
})

describe('deploys of sentry-cli', () => {
  it('are kept, of the projects that it names, and listed to it', async () => {
    const [one, other] = [app.aProject(), app.aProject()]
    const release = encodeURIComponent('web@1.0/7')
    const path = `/api/0/organizations/any/releases/${release}/deploys/`
    const dateFinished = '2026-01-01T10:00:00Z'
    const body = { environment: 'production', dateFinished, projects: [one.slug, other.slug] }

    const answer = await post(path, body)
    await post(`/api/0/projects/any/${one.slug}/releases/${release}/deploys/`, {
      environment: 'staging',
    })

    const asked = `&from=2025-12-01T00:00:00Z`
    const [ofOne, ofOther] = await Promise.all(
      [one, other].map(({ slug }) => app.get<List<Deploy>>(`/api/deploys?project=${slug}${asked}`)),
    )
    const listed = await app.get(`/api/0/projects/any/${one.slug}/releases/${release}/deploys/`)
    expect(answer.status).toBe(201)
    expect(ofOne?.items).toMatchObject([
      { release: 'web@1.0/7', environment: 'staging', source: 'sentry-cli' },
      { release: 'web@1.0/7', environment: 'production', at: Date.parse(dateFinished) },
    ])
    expect(ofOther?.items).toMatchObject([{ environment: 'production' }])
    expect(listed).toMatchObject([
      { environment: 'staging' },
      { environment: 'production', dateFinished: '2026-01-01T10:00:00.000Z' },
    ])
  })
})
