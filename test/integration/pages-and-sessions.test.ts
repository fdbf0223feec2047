import type {
  LongFrameStats,
  PageDetail,
  PageStats,
  Visit,
  VisitSummary,
  VitalStats,
  VitalTarget,
} from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { aLongFrameRow, anErrorRow, aPageViewRow, aRequestRow, aVitalRow } from '../harness/rows.ts'

interface List<Item> {
  items: Item[]
  next?: string
}

const now = Date.now()
let app: FreshApp

beforeAll(async () => void (app = await aFreshApp()))
afterAll(() => app.remove())

const authorized = () => ({ headers: { Authorization: `Bearer ${app.token}` } })

describe('GET /api/pages', () => {
  it('answers screen by screen in the order that is asked for', async () => {
    const { number: projectId, slug } = app.aProject()
    const views = (route: string, n: number) => aPageViewRow({ projectId, route, weight: n })
    await app.store.insert([
      ...[views('/a', 3), views('/b', 2), views('/c', 1)],
      ...[anErrorRow({ projectId, route: '/c' }), aRequestRow({ projectId, route: '/b' })],
    ])
    const of = async (query: string) => {
      const list = await app.get<List<PageStats>>(`/api/pages?project=${slug}${query}`)
      return [list.items.map(({ page }) => page), list.next]
    }

    expect(await of('&limit=2')).toEqual([['/a', '/b'], '2'])
    expect(await of('&limit=2&cursor=2')).toEqual([['/c'], undefined])
    expect(await of('&sort=errors&limit=1')).toEqual([['/c'], '1'])
    expect(await of('&sort=failed-requests&limit=1')).toEqual([['/b'], '1'])
    expect(await of('&q=/b')).toEqual([['/b'], undefined])
    expect(await of('&environment=nowhere')).toEqual([[], undefined])
  })

  it.each([`/'"<img src=x>&?#%2F`, '..', '', '~k1', '/ä/日本', `/${'x'.repeat(1_900)}/日`])(
    'leads to the page %j and to all that is of it',
    async (route) => {
      const { number: projectId, slug } = app.aProject()
      const other = app.aProject()
      // A page is named by its path where it has no route: here neither has one.
      const of = { projectId, route, url: '' }
      await app.store.insert([
        ...[aPageViewRow(of), aPageViewRow({ projectId, route: '/other' })],
        ...[aVitalRow({ ...of, target: '#hero' }), aVitalRow({ projectId, route: '/other' })],
        ...[aRequestRow(of), aLongFrameRow(of), aLongFrameRow({ projectId, route: '/other' })],
      ])
      const { items } = await app.get<List<PageStats>>(`/api/pages?project=${slug}`)
      const ref = items.find(({ page }) => page === route)?.ref ?? 'not found'
      const query = `project=${slug}&page=${encodeURIComponent(ref)}`

      const detail = await app.get<PageDetail>(`/api/pages/detail?${query}`)
      const vitals = await app.get<List<VitalStats>>(`/api/vitals?${query}`)
      const requests = await app.get<List<unknown>>(`/api/requests?${query}`)
      const targets = await app.get<List<VitalTarget>>(`/api/vitals/targets?${query}`)
      const frames = await app.get<List<LongFrameStats>>(`/api/long-frames?${query}`)
      const elsewhere = await app.request(
        `/api/pages/detail?project=${other.slug}&page=${encodeURIComponent(ref)}`,
        authorized(),
      )

      expect(detail).toMatchObject({ page: route, ref, views: 1, flow: { views: 1 } })
      expect(vitals.items).toMatchObject([{ metric: 'LCP', n: 1 }])
      expect(requests.items).toMatchObject([{ n: 1 }])
      expect(targets.items).toMatchObject([{ target: '#hero', n: 1 }])
      expect(frames.items).toMatchObject([{ url: 'https://shop.example/app.js', n: 1 }])
      expect(elsewhere.status).toBe(404)
    },
  )

  it('refuses what it does not know, and those it does not know', async () => {
    const refused = await app.request('/api/pages?sort=beauty', authorized())
    const stranger = await app.request('/api/pages/detail?page=/')

    expect([refused.status, stranger.status]).toEqual([400, 401])
  })
})

describe('GET /api/sessions', () => {
  it('tells one session in the order of time, with its issues as they are known', async () => {
    const { number: projectId, slug } = app.aProject()
    const session = { projectId, sessionId: `s/'"%2F`, route: '/cart' }
    const at = (ago: number) => ({ ...session, at: now - ago })
    const error = anErrorRow({ ...at(2_000), mechanism: 'captured' })
    await app.store.insert([
      aPageViewRow({ ...at(9_000), route: '/', referrer: 'https://search.example/' }),
      ...[aPageViewRow(at(5_000)), aRequestRow({ ...at(3_000), status: 503 }), error],
      aVitalRow({ ...at(-60_000), value: 3_000, rating: 'needs-improvement' }),
      anErrorRow({ projectId, sessionId: 'other' }),
    ])
    const path = `/api/sessions/${encodeURIComponent(session.sessionId)}?project=${slug}`

    const visit = await app.get<Visit>(`${path}&at=${String(now)}`)

    expect(visit).toMatchObject({
      ...{ id: session.sessionId, views: 2, errors: 1, crashed: false, cut: [] },
      timeline: [
        { is: 'view', page: '/', referrer: 'https://search.example/' },
        { is: 'view', page: '/cart' },
        { is: 'request', status: 503, outcome: 'http-error', page: '/cart' },
        { is: 'error', issueId: error.fingerprint, eventId: error.eventId, crashed: false, n: 1 },
        { is: 'vital', metric: 'LCP', rating: 'needs-improvement' },
      ],
    })
    const { items } = await app.get<List<VisitSummary>>(
      `/api/sessions/list?project=${slug}&issue=${error.fingerprint}`,
    )
    expect(items.map(({ id }) => id).toSorted()).toEqual(['other', session.sessionId])
    // Those that began last first, and the rest on the next screen.
    const first = await app.get<List<VisitSummary>>(`/api/sessions/list?project=${slug}&limit=1`)
    expect([first.items.length, first.next]).toEqual([1, '1'])
  })

  it('knows nothing of another project, of another time, of a stranger', async () => {
    const { number: projectId } = app.aProject()
    const { slug } = app.aProject()
    await app.store.insert([aPageViewRow({ projectId, sessionId: 'mine' })])
    const status = async (path: string, init = authorized()) =>
      (await app.request(path, init)).status

    expect(await status(`/api/sessions/mine?project=${slug}`)).toBe(404)
    expect(await status(`/api/sessions/mine?project=p${String(projectId)}`)).toBe(200)
    expect(await status(`/api/sessions/mine?project=p${String(projectId)}&at=0`)).toBe(404)
    expect(await status(`/api/sessions/list?project=${slug}&issue=no-such`)).toBe(404)
    expect(await status('/api/sessions/list?having=doubts')).toBe(400)
    expect(await status('/api/sessions/mine', { headers: { Authorization: '' } })).toBe(401)
    expect(await app.get(`/api/sessions/list?project=${slug}`)).toEqual({ items: [] })
  })
})
