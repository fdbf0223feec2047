import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import type { VisitsQuery } from '../../packages/ingest/src/store/visit-store.ts'
import { anErrorRow, aPageViewRow } from '../harness/rows.ts'

const HOUR = 3_600_000

/** What every store knows of single sessions; see store-contract.ts. */
export function describeVisits(storeOf: () => Store, aProject: () => number): void {
  const now = Date.now()

  async function found(projectId: number, filter: Partial<VisitsQuery> = {}): Promise<string[]> {
    const visits = await storeOf().visits.list({
      ...{ projectId, from: now - 6 * HOUR, to: now, limit: 50, offset: 0 },
      ...filter,
    })
    return visits.map(({ id }) => id)
  }

  describe('visits', () => {
    it('are told with what they did, the last that began first', async () => {
      const projectId = aProject()
      const of = (sessionId: string, ago: number, route: string) => {
        return { projectId, sessionId, at: now - ago, route }
      }
      await storeOf().insert([
        aPageViewRow({ ...of('a', 3 * HOUR, '/'), weight: 4 }),
        aPageViewRow({ ...of('a', 1_000, '/pay'), weight: 4, release: '0.9', userId: 'ana' }),
        anErrorRow({ ...of('a', 2_000, '/pay'), weight: 3, mechanism: 'captured' }),
        // Not sampled: known by its error.
        anErrorRow(of('b', 9_000, '/cart')),
        aPageViewRow(of('', 1_000, '/')),
      ])

      const visits = await storeOf().visits.list({
        ...{ projectId, from: now - 6 * HOUR, to: now, limit: 50, offset: 0 },
      })

      const facts = { environment: 'production', browser: 'Chrome 156', os: 'Windows 10' }
      expect(visits).toEqual([
        {
          ...{ id: 'b', startedAt: now - 9_000, endedAt: now - 9_000, views: 0, errors: 1 },
          ...{ crashed: true, weight: 0, firstPage: '/cart', lastPage: '/cart' },
          ...{ releases: ['1.0.0'], ...facts, device: 'desktop', user: '' },
        },
        {
          ...{ id: 'a', startedAt: now - 3 * HOUR, endedAt: now - 1_000, views: 2, errors: 3 },
          ...{ crashed: false, weight: 4, firstPage: '/', lastPage: '/pay' },
          ...{ releases: ['1.0.0', '0.9'], ...facts, device: 'desktop', user: 'ana' },
        },
      ])
    })

    it('are found by what they met', async () => {
      const projectId = aProject()
      const [met, other] = [randomUUID(), randomUUID()]
      const view = (sessionId: string, given: Parameters<typeof aPageViewRow>[0] = {}) =>
        aPageViewRow({ projectId, sessionId, at: now - 1_000, ...given })
      const error = (sessionId: string, given: Parameters<typeof anErrorRow>[0] = {}) =>
        anErrorRow({ projectId, sessionId, at: now - 1_000, ...given })
      await storeOf().insert([
        ...[view('calm', { release: '2', userId: `o'neil` }), view('phone', { device: 'mobile' })],
        ...[view('caught', { route: '/a?b' }), error('caught', { mechanism: 'captured' })],
        ...[view('crashed'), error('crashed', { fingerprint: met })],
        error('unseen', { fingerprint: other, environment: 'staging', route: '/a?b' }),
      ])

      const of = async (filter: Partial<VisitsQuery>) => (await found(projectId, filter)).toSorted()
      expect(await of({ having: 'errors' })).toEqual(['caught', 'crashed', 'unseen'])
      expect(await of({ having: 'crash' })).toEqual(['crashed', 'unseen'])
      expect(await of({ release: '2' })).toEqual(['calm'])
      expect(await of({ user: `o'neil` })).toEqual(['calm'])
      expect(await of({ device: 'mobile' })).toEqual(['phone'])
      expect(await of({ page: { name: '/a?b' } })).toEqual(['caught', 'unseen'])
      expect(await of({ issue: met })).toEqual(['crashed'])
      expect(await of({ environment: 'staging' })).toEqual(['unseen'])
      expect(await of({ page: { name: `'` } })).toEqual([])
      expect(await of({ from: now - 6 * HOUR, to: now - 5 * HOUR })).toEqual([])
      expect(await found(aProject())).toEqual([])
    })

    it('of a user are told with what was before the page knew who they are', async () => {
      const projectId = aProject()
      const of = (ago: number) => ({ projectId, sessionId: 'a', at: now - ago })
      await storeOf().insert([
        ...[aPageViewRow(of(9_000)), anErrorRow(of(8_000))],
        aPageViewRow({ ...of(1_000), userId: 'ana' }),
        aPageViewRow({ projectId, sessionId: 'b', at: now - 1_000, userId: 'bob' }),
      ])

      const visits = await storeOf().visits.list({
        ...{ projectId, from: now - 6 * HOUR, to: now, limit: 50, offset: 0 },
        ...{ user: 'ana', having: 'crash' },
      })

      expect(visits).toMatchObject([{ id: 'a', startedAt: now - 9_000, views: 2, errors: 1 }])
    })

    it('are answered whole, by a moment of them', async () => {
      const projectId = aProject()
      const view = (ago: number) => aPageViewRow({ projectId, sessionId: 'a', at: now - ago })
      await storeOf().insert([view(5 * HOUR), view(1_000)])
      const at = now - 3 * HOUR

      const visit = await storeOf().visits.one(projectId, 'a', { from: at, to: at + 1 })
      const none = await storeOf().visits.one(projectId, `a' OR 1=1`, { from: at, to: at + 1 })

      expect(visit).toMatchObject({ startedAt: now - 5 * HOUR, endedAt: now - 1_000, views: 2 })
      expect(none).toBeUndefined()
      expect(await storeOf().visits.one(aProject(), 'a', { from: at, to: now })).toBeUndefined()
    })
  })
}
