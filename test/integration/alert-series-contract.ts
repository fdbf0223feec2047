import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { SeriesQuery } from '../../packages/ingest/src/store/alert-inputs.ts'
import { anErrorRow, aPageViewRow, aRequestRow, aVitalRow } from '../harness/rows.ts'
import { DAY, HOUR, MINUTE, type Frame } from './alert-inputs-frame.ts'

const CHECKOUT = '/checkout'

/** Series of five minutes, and the trailing windows of now; see alert-inputs-contract.ts. */
export function describeAlertSeries({
  storeOf,
  aProject,
  inputs,
  now,
  bucket,
  range,
  at,
  ofProject,
}: Frame): void {
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

    it('are summed up over several times at once, in their order', async () => {
      const [projectId, other] = [aProject(), aProject()]
      await storeOf().insert([
        aPageViewRow({ projectId, at }),
        anErrorRow({ projectId, at, release: '1' }),
        anErrorRow({ projectId, at: bucket + 6 * MINUTE }),
        anErrorRow({ projectId: other, at: bucket + 6 * MINUTE }),
      ])
      const later = { from: bucket + 5 * MINUTE, to: bucket + 10 * MINUTE }

      const totals = await inputs().signalTotals([later, range], [projectId, other])

      expect(totals.toSorted((a, b) => a.projectId - b.projectId)).toEqual([
        { projectId, totals: [1, 2] },
        { projectId: other, totals: [1, 0] },
      ])
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
}
