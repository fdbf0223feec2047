import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseSearch } from '../../packages/ingest/src/search.ts'
import type { CountsShape, SeriesQuery } from '../../packages/ingest/src/store/alert-inputs.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import type { Row } from '../../packages/ingest/src/store/rows.ts'
import { anErrorRow, aPageViewRow, aRequestRow, aVitalRow } from '../harness/rows.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const CHECKOUT = '/checkout'

/** What alert rules look at, of many projects at once. */
export function describeAlertInputs(storeOf: () => Store, aProject: () => number): void {
  const now = Date.now()
  const bucket = Math.floor(now / (5 * MINUTE)) * 5 * MINUTE - 10 * MINUTE
  const range = { from: bucket, to: bucket + 5 * MINUTE }
  const inputs = () => storeOf().alertInputs
  const ofProject = (projectId: number): CountsShape => ({
    ...{ projectIds: [projectId], where: [], by: 'project' },
  })
  const where = (text: string) => parseSearch(text).parts
  const at = bucket + MINUTE

  describe('alert inputs: counts of a window', () => {
    it('count sessions and users once, and what was not sampled by what was', async () => {
      const projectId = aProject()
      const of = { projectId, at }
      await storeOf().insert([
        aPageViewRow({ ...of, sessionId: 'a', weight: 10 }),
        aPageViewRow({ ...of, sessionId: 'a', weight: 10 }),
        aPageViewRow({ ...of, sessionId: 'b', weight: 10 }),
        anErrorRow({ ...of, sessionId: 'a', userId: 'ana', weight: 3 }),
        anErrorRow({ ...of, sessionId: 'a', userId: 'ana', mechanism: 'captured' }),
        anErrorRow({ ...of, sessionId: 'c', userId: '', mechanism: 'captured' }),
        anErrorRow({ ...of, at: range.to, sessionId: 'd' }),
      ])

      const counts = await inputs().counts(range, [ofProject(projectId)])

      expect(counts).toEqual([
        {
          ...{ projectId, shape: 0, series: '', pageViews: 30, sessions: 20 },
          ...{ errors: 5, unhandled: 3, affected: 2, crashed: 1, users: 1 },
        },
      ])
    })

    it('answer each shape of many for its own projects', async () => {
      const [one, other] = [aProject(), aProject()]
      const rows = [one, other].flatMap((projectId) => [
        aPageViewRow({ projectId, at, route: CHECKOUT }),
        aPageViewRow({ projectId, at, route: '/cart', release: '2.0.0' }),
        anErrorRow({ projectId, at, route: CHECKOUT }),
        anErrorRow({ projectId, at, route: CHECKOUT, class: 'extension' }),
        anErrorRow({ projectId, at, route: '/cart', release: '2.0.0', browser: 'Safari 19' }),
      ])
      await storeOf().insert(rows)

      const counts = await inputs().counts(range, [
        { projectIds: [one, other], where: [], by: 'project' },
        { projectIds: [one], where: where('page:/check*'), by: 'release' },
        { projectIds: [other], where: where('!class:extension'), by: 'route' },
        { projectIds: [one], where: where('class:error'), by: 'class' },
        { projectIds: [one], where: where('browser:Safari*'), by: 'project' },
        { projectIds: [one], where: [], by: 'browser' },
      ])

      const short = counts.map(({ projectId, shape, series, pageViews, errors }) => [
        ...[shape, projectId === one ? 'one' : 'other', series, pageViews, errors],
      ])
      expect(short.map(String).toSorted()).toEqual([
        '0,one,,2,3',
        '0,other,,2,3',
        '1,one,1.0.0,1,2',
        '2,other,/cart,1,1',
        `2,other,${CHECKOUT},1,1`,
        '3,one,,2,0',
        '3,one,error,0,2',
        '4,one,,0,1',
        '5,one,Chrome 156,2,2',
        '5,one,Safari 19,0,1',
      ])
    })

    it('of nothing are nothing', async () => {
      const projectId = aProject()

      expect(await inputs().counts(range, [ofProject(projectId)])).toEqual([])
      expect(await inputs().counts(range, [])).toEqual([])
    })

    it('take values for text, whatever is in them', async () => {
      const projectId = aProject()
      const page = `/a'b\\c%{x: String}`
      await storeOf().insert([anErrorRow({ projectId, at, route: page })])
      const named = { is: 'match', key: 'page', value: page, exclude: false } as const

      const [counts] = await inputs().counts(range, [
        { projectIds: [projectId], where: [named], by: 'route' },
      ])

      expect(counts).toMatchObject({ series: page, errors: 1 })
    })
  })

  describe('alert inputs: series', () => {
    const seriesOf = (projectId: number, more: Partial<SeriesQuery> = {}) =>
      inputs().series({
        ...{ projectIds: [projectId], dimension: '', from: bucket - DAY, to: bucket + HOUR },
        ...more,
      })

    it('count a session where it had its first error, in whatever order they come', async () => {
      const projectId = aProject()
      const error = (ms: number, sessionId: string) =>
        anErrorRow({ projectId, sessionId, at: bucket + ms })
      await storeOf().insert([error(6 * MINUTE, 'a'), error(6 * MINUTE, 'b')])
      await storeOf().insert([error(MINUTE, 'a'), error(2 * MINUTE, 'a'), error(0, '')])
      await storeOf().insert([aPageViewRow({ projectId, at, sessionId: 'a' })])

      const [series] = await seriesOf(projectId)

      expect(series?.buckets).toEqual([
        { at: bucket, pageViews: 1, sessions: 1, errors: 3, affected: 1, crashed: 1 },
        { at: bucket + 5 * MINUTE, pageViews: 0, sessions: 0, errors: 2, affected: 1, crashed: 1 },
      ])
    })

    it('count a batch once that was tried again', async () => {
      const projectId = aProject()
      const rows = [
        aPageViewRow({ projectId, at, sessionId: 'a' }),
        anErrorRow({ projectId, at, sessionId: 'a' }),
        aRequestRow({ projectId, at }),
        aVitalRow({ projectId, at }),
      ]
      const token = randomUUID()
      for (let tries = 0; tries < 3; tries += 1) await storeOf().insert(rows, token)

      const [series] = await seriesOf(projectId)
      const [counts] = await inputs().counts(range, [ofProject(projectId)])
      const timings = await inputs().timingSeries(range, {
        ...{ projectIds: [projectId], measure: 'request' },
      })

      expect(series?.buckets).toMatchObject([{ pageViews: 1, sessions: 1, errors: 1, affected: 1 }])
      expect(counts).toMatchObject({ pageViews: 1, errors: 1 })
      expect(timings).toMatchObject([{ buckets: [{ at: bucket, n: 1, bad: 1 }] }])
    })

    it('are of pages, releases and classes as well, each with its own first errors', async () => {
      const projectId = aProject()
      const of = { projectId, sessionId: 'a' }
      await storeOf().insert([
        aPageViewRow({ ...of, at, route: '/cart' }),
        anErrorRow({ ...of, at, route: '/cart', release: '1' }),
        anErrorRow({ ...of, at: at + 5 * MINUTE, route: CHECKOUT, release: '1' }),
      ])
      const short = async (dimension: SeriesQuery['dimension']) =>
        (await seriesOf(projectId, { dimension }))
          .flatMap(({ value, buckets }) =>
            buckets.map((one) => `${value} ${String(one.affected)}/${String(one.sessions)}`),
          )
          .toSorted()

      expect(await short('')).toEqual([' 0/0', ' 1/1'])
      expect(await short('page')).toEqual(['/cart 1/1', `${CHECKOUT} 1/0`])
      expect(await short('release')).toEqual(['1 0/0', '1 1/0', '1.0.0 0/1'])
      expect(await short('class')).toEqual(['error 0/0', 'error 1/0'])
    })

    it('are of the most viewed pages once there are too many', async () => {
      const projectId = aProject()
      const view = (page: number) => aPageViewRow({ projectId, at, route: `/item/${String(page)}` })
      await storeOf().insert(Array.from({ length: 220 }, (_, page) => view(page)))
      await storeOf().insert(Array.from({ length: 5 }, () => view(219)))

      await storeOf().limitTags({ values: 1_000, keys: 200 })
      await storeOf().insert([view(219), view(1_000)])

      const of = await seriesOf(projectId, {
        ...{ dimension: 'page', values: ['/item/219', '/item/1000', ''] },
      })
      const [all] = await seriesOf(projectId)
      expect(of).toMatchObject([{ value: '/item/219', buckets: [{ pageViews: 7 }] }])
      expect(all?.buckets).toMatchObject([{ pageViews: 227 }])
    })

    it('are of one environment where one is asked for', async () => {
      const projectId = aProject()
      await storeOf().insert([
        anErrorRow({ projectId, at, environment: 'staging' }),
        anErrorRow({ projectId, at }),
        anErrorRow({ projectId, at }),
      ])

      const [staging] = await seriesOf(projectId, { environment: 'staging' })

      expect(staging?.buckets).toMatchObject([{ errors: 1, affected: 1 }])
    })

    it('are of environments, as a project has one of each', async () => {
      const projectId = aProject()
      const staging = { projectId, at, environment: 'staging' }
      const failing = ['b', 'c'].map((sessionId) => anErrorRow({ projectId, at, sessionId }))
      await storeOf().insert([aPageViewRow(staging), anErrorRow(staging), ...failing])

      const series = await seriesOf(projectId, { dimension: 'environment' })
      const [trailing] = await inputs().trailing({
        ...{ projectIds: [projectId], dimension: 'environment', to: now + MINUTE },
        ...{ windowsMs: [HOUR], values: ['production'] },
      })

      expect(series.toSorted((a, b) => a.value.localeCompare(b.value))).toMatchObject([
        { value: 'production', buckets: [{ errors: 2, affected: 2, sessions: 0 }] },
        { value: 'staging', buckets: [{ errors: 1, affected: 1, sessions: 1 }] },
      ])
      expect(trailing).toMatchObject({ value: 'production', windows: [{ errors: 2, affected: 2 }] })
    })

    it('are of issues, under all their names, as counts by issue are', async () => {
      const projectId = aProject()
      const [one, other] = [randomUUID(), randomUUID()]
      const first = { projectId, at, sessionId: 'a' }
      await storeOf().insert([
        anErrorRow({ ...first, fingerprint: one }),
        anErrorRow({ ...first, fingerprint: other }),
        anErrorRow({ ...first, fingerprint: other, sessionId: 'b' }),
        {
          ...{ is: 'alias', projectId, fingerprint: other, byPerson: true, link: one },
          ...{ target: one, at: now, actor: 'ana', reason: 'merged' },
        },
      ])

      const series = await seriesOf(projectId, { dimension: 'issue' })
      const counts = await inputs().counts(range, [{ ...ofProject(projectId), by: 'issue' }])

      expect(series).toMatchObject([{ value: one, buckets: [{ errors: 3, affected: 2 }] }])
      expect(counts).toContainEqual(
        expect.objectContaining({ series: one, errors: 3, affected: 2 }),
      )
    })

    it('that have not ended are seen at once, without who had an error before', async () => {
      const projectId = aProject()
      const end = Math.floor(now / 10_000) * 10_000
      const error = (ms: number, sessionId: string) =>
        anErrorRow({ projectId, sessionId, at: end - ms })
      await storeOf().insert([
        aPageViewRow({ projectId, at: end - 30_000, sessionId: 'b' }),
        aPageViewRow({ projectId, at: end - 3 * MINUTE, sessionId: 'c' }),
        error(2 * HOUR, 'a'),
        error(5_000, 'a'),
        error(5_000, 'b'),
        error(4 * MINUTE, 'c'),
      ])

      const trailing = await inputs().trailing({
        ...{ projectIds: [projectId], dimension: '', to: end },
        windowsMs: [MINUTE, 5 * MINUTE],
      })

      expect(trailing).toEqual([
        {
          ...{ projectId, value: '' },
          windows: [
            { pageViews: 1, sessions: 1, errors: 2, affected: 1 },
            { pageViews: 2, sessions: 2, errors: 3, affected: 2 },
          ],
        },
      ])
    })
  })

  describe('alert inputs: timings', () => {
    it('tell how many requests failed and how long they took, by what is asked', async () => {
      const projectId = aProject()
      const target = 'https://shop.example/api/pay'
      await storeOf().insert([
        aRequestRow({ projectId, at, target, outcome: 'ok', status: 200, durationMs: 100 }),
        aRequestRow({ projectId, at, target, outcome: 'ok', status: 200, durationMs: 300 }),
        aRequestRow({ projectId, at, target, durationMs: 900 }),
        aRequestRow({ projectId, at, target: 'https://shop.example/api/cart' }),
      ])
      const shape = { projectIds: [projectId], measure: 'request', percentile: 50 } as const

      const of = await inputs().timings(range, { ...shape, where: [], by: 'endpoint' })
      const all = await inputs().timings(range, { ...shape, where: [], by: 'project' })
      const [buckets] = await inputs().timingSeries(range, shape)

      expect(of).toMatchObject([
        { series: `GET ${target}`, n: 3, good: 2, bad: 1, value: 300 },
        { n: 1, bad: 1 },
      ])
      expect(all).toMatchObject([{ series: '', n: 4, bad: 2 }])
      expect(buckets?.buckets).toMatchObject([{ at: bucket, n: 4, good: 2, bad: 2 }])
    })

    it('tell the ratings and percentile of a metric on a kind of device', async () => {
      const projectId = aProject()
      await storeOf().insert([
        aVitalRow({ projectId, at, value: 1_000, device: 'mobile' }),
        aVitalRow({ projectId, at, value: 5_000, rating: 'poor', device: 'mobile' }),
        aVitalRow({ projectId, at, value: 9_000, rating: 'poor' }),
        aVitalRow({ projectId, at, metric: 'CLS', value: 0 }),
      ])
      const shape = { projectIds: [projectId], measure: 'LCP', percentile: 75 } as const

      const mobile = await inputs().timings(range, {
        ...{ ...shape, where: [], by: 'project', device: 'mobile' },
      })
      const [lcp] = await inputs().timingSeries(range, shape)
      const [cls] = await inputs().timingSeries(range, { ...shape, measure: 'CLS' })

      expect(mobile).toMatchObject([{ n: 2, good: 1, bad: 1, value: 5_000 }])
      expect(lcp?.buckets).toMatchObject([{ n: 3, good: 1, bad: 2 }])
      expect(cls?.buckets[0]?.buckets).toEqual(new Map([[-32_768, 1]]))
    })
  })

  describe('alert inputs: objectives and releases', () => {
    it('count a session once, however long the window', async () => {
      const projectId = aProject()
      const of = { projectId, sessionId: 'a' }
      await storeOf().insert([
        aPageViewRow({ ...of, at }),
        aPageViewRow({ ...of, at: at - 2 * HOUR }),
        aPageViewRow({ projectId, at, sessionId: 'b' }),
        anErrorRow({ ...of, at }),
        anErrorRow({ projectId, at, sessionId: 'b', mechanism: 'captured' }),
        aRequestRow({ projectId, at, outcome: 'ok', status: 200 }),
        aRequestRow({ projectId, at: at - HOUR }),
      ])
      const day = { from: bucket - DAY, to: bucket + HOUR }

      const sessions = await inputs().totals({ ...day, projectIds: [projectId] })
      const requests = await inputs().timingTotals(day, {
        ...{ projectIds: [projectId], measure: 'request' },
      })

      expect(sessions).toEqual([{ projectId, sessions: 2, crashed: 1 }])
      expect(requests).toEqual([{ projectId, n: 2, good: 1, bad: 1 }])
    })

    it('compare the newest release with the one before, as if it had its devices', async () => {
      const projectId = aProject()
      const values = (release: string, device: 'mobile' | 'desktop', n: number, value: number) =>
        Array.from({ length: n }, () => aVitalRow({ projectId, at, release, device, value }))
      const query = { projectId, metric: 'LCP', percentile: 75, where: [], device: 'all' } as const
      await storeOf().insert([
        aPageViewRow({ projectId, at: at - HOUR, release: '1' }),
        ...values('1', 'mobile', 10, 4_000),
        ...values('1', 'desktop', 90, 1_000),
      ])
      const alone = await inputs().releaseVital(range, query)
      await storeOf().insert([
        aPageViewRow({ projectId, at, release: '2' }),
        ...values('2', 'mobile', 90, 4_000),
        ...values('2', 'desktop', 10, 1_000),
      ])

      const both = await inputs().releaseVital(range, query)

      expect(alone).toBeUndefined()
      expect(both).toEqual({
        ...{ release: '2', previous: '1', value: 4_000, previousValue: 4_000 },
        ...{ n: 100, previousN: 100, above: 0 },
      })
    })
  })

  describe('alert inputs: issues', () => {
    const [first, second] = [randomUUID(), randomUUID()]
    const step = (projectId: number, fingerprint: string, given: { at?: number } = {}): Row => ({
      ...({ is: 'activity', projectId, fingerprint, actor: 'seismo', verb: 'created' } as const),
      ...{ release: '2', at, ...given },
    })

    it('appear once, under the name that people know', async () => {
      const projectId = aProject()
      await storeOf().insert([
        step(projectId, first),
        step(projectId, second, { at: at + 1_000 }),
        {
          ...{ is: 'alias', projectId, fingerprint: second, byPerson: true, link: first },
          ...{ target: first, at: now, actor: 'ana', reason: 'merged' },
        },
        anErrorRow({ projectId, at, fingerprint: first, userId: 'ana' }),
        anErrorRow({ projectId, at, fingerprint: second, userId: 'bo', class: 'chunk-load' }),
      ])
      const of = { projectIds: [projectId], verb: 'created' } as const

      const steps = await inputs().issueSteps(range, of)
      const before = await inputs().issueSteps({ from: bucket - HOUR, to: bucket }, of)
      const figures = await inputs().issueFigures(range, steps)

      expect(steps).toEqual([{ projectId, id: first, verb: 'created', at, release: '2' }])
      expect(before).toEqual([])
      expect(figures).toMatchObject([
        { projectId, id: first, events: 2, users: 2, sessions: 2, firstSeen: at },
      ])
    })

    it('grow against the hours of their week', async () => {
      const projectId = aProject()
      const errors = (n: number, when: number) =>
        Array.from({ length: n }, () => anErrorRow({ projectId, at: when, fingerprint: first }))
      await storeOf().insert([
        ...errors(2, now - DAY),
        ...errors(3, now - 2 * DAY),
        ...errors(9, now - MINUTE),
        anErrorRow({ projectId, fingerprint: second }),
      ])

      const grown = await inputs().issueGrowth(now, { projectIds: [projectId], least: 5 })

      expect(grown).toMatchObject([{ projectId, id: first, recent: 9, busiest: 3, total: 5 }])
    })
  })

  describe('alert inputs: releases and the ledger', () => {
    it('tell a release beside the one before it', async () => {
      const projectId = aProject()
      const of = (release: string, sessionId: string) => ({ projectId, at, release, sessionId })
      await storeOf().insert([
        aPageViewRow(of('1', 'a')),
        aPageViewRow(of('1', 'b')),
        aPageViewRow(of('2', 'c')),
        anErrorRow(of('2', 'c')),
        aRequestRow(of('2', 'c')),
      ])

      const fresh = await inputs().newReleases({ from: bucket, to: now }, [projectId])
      const figures = await inputs().releaseFigures(range, {
        ...{ projectId, environment: 'production' },
      })

      expect(fresh.map(({ release }) => release).toSorted()).toEqual(['1', '2'])
      expect(figures).toMatchObject([
        { release: '1', sessions: 2, affected: 0, requests: 0 },
        { release: '2', sessions: 1, affected: 1, crashed: 1, requests: 1, failedRequests: 1 },
      ])
    })

    it('tell what was taken from what was stored', async () => {
      const projectId = aProject()
      const line = { is: 'outcome', projectId, at, kind: 'error', reason: '' } as const
      await storeOf().insert([
        { ...line, outcome: 'received', n: 5 },
        { ...line, outcome: 'stored', n: 3 },
        { ...line, outcome: 'dropped', reason: 'rate-limited', n: 1 },
      ])

      const minute = Math.floor(at / MINUTE) * MINUTE
      expect(await inputs().ledger(range, [projectId])).toEqual([
        { projectId, received: 5, stored: 3, dropped: 1, lastStoredAt: minute },
      ])
    })
  })
}
