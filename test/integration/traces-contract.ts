import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { aBodyRow, anErrorRow, aPageViewRow, aRequestRow } from '../harness/rows.ts'

/** What every store knows of the server's traces; see store-contract.ts. */
export function describeTraces(storeOf: () => Store, aProject: () => number): void {
  const now = Date.now()
  const at = now - 60_000
  const scopeOf = (projectId: number) => ({ projectId, from: now - 3_600_000, to: now })
  const idsOf = (found: readonly { traceId: string }[]) =>
    found.map(({ traceId }) => traceId).sort()

  describe('traces', () => {
    it('are named by requests, page views and, by their id, errors of the project and time', async () => {
      const [projectId, other] = [aProject(), aProject()]
      const eventId = randomUUID()
      await storeOf().insert([
        aRequestRow({ projectId, at, traceId: 'of-request', target: '/a' }),
        aPageViewRow({ projectId, at, traceId: 'of-page' }),
        aBodyRow({ projectId, eventId, at, contexts: { trace: { trace_id: 'OF-error' } } }),
        aRequestRow({ projectId, at: now - 7_200_000, traceId: 'earlier' }),
        aRequestRow({ projectId: other, at, traceId: 'of-other' }),
      ])
      const naming = async (traceId: string, event?: string) =>
        storeOf().traces.naming({ ...scopeOf(projectId), traceId, eventId: event })

      expect(await naming('of-request')).toEqual({
        ...{ traceId: 'of-request', at, method: 'GET', target: '/a' },
      })
      expect(await naming('of-page')).toMatchObject({ traceId: 'of-page', target: '' })
      expect(await naming('of-error', eventId)).toMatchObject({ traceId: 'of-error' })
      expect(await naming('of-error')).toBeUndefined()
      expect(await naming('of-error', randomUUID())).toBeUndefined()
      expect(await naming('earlier')).toBeUndefined()
      expect(await naming('of-other')).toBeUndefined()
      expect(await naming('')).toBeUndefined()
    })

    it('of an issue are of what failed in the same session just before, or what its errors name', async () => {
      const projectId = aProject()
      const eventId = randomUUID()
      const mine = { projectId, sessionId: 'mine' }
      const error = anErrorRow({ ...mine, at, eventId })
      await storeOf().insert([
        error,
        aBodyRow({ projectId, eventId, at, contexts: { trace: { trace_id: 'named' } } }),
        aRequestRow({ ...mine, at: at - 500, traceId: 'failed' }),
        aRequestRow({ ...mine, at: at - 400, traceId: 'fine', outcome: 'ok' }),
        aRequestRow({ ...mine, at: at - 300, traceId: '' }),
        aRequestRow({ ...mine, at: at - 30_000, traceId: 'long before' }),
        aRequestRow({ projectId, sessionId: 'other', at, traceId: 'of another' }),
      ])
      const source = { is: 'issue', id: error.fingerprint } as const

      const found = await storeOf().traces.ofSignal({ ...scopeOf(projectId), source, limit: 20 })

      expect(idsOf(found)).toEqual(['failed', 'named'])
    })

    it('of a signal are a sample of what failed, each once', async () => {
      const projectId = aProject()
      const row = (n: number, given = {}) =>
        aRequestRow({ projectId, at: at + n, traceId: `t${n % 40}`, target: '/a', ...given })
      await storeOf().insert([
        ...Array.from({ length: 80 }, (_, n) => row(n)),
        row(0, { target: '/b', traceId: 'b' }),
      ])
      const ask = (source: Parameters<Store['traces']['ofSignal']>[0]['source'], limit: number) =>
        storeOf().traces.ofSignal({ ...scopeOf(projectId), source, limit })

      const some = await ask({ is: 'requests', method: 'GET', target: '/a' }, 10)
      const all = await ask({ is: 'errors' }, 100)

      expect(new Set(idsOf(some)).size).toBe(10)
      expect(idsOf(some)).not.toContain('b')
      expect(new Set(idsOf(all)).size).toBe(41)
      expect(await ask({ is: 'requests', method: 'POST', target: '/a' }, 10)).toEqual([])
    })

    it('of a vital are those that made the documents of its page', async () => {
      const projectId = aProject()
      const view = { projectId, at, url: 'https://shop.example/cart' }
      await storeOf().insert([
        aPageViewRow({ ...view, traceId: 'cart', device: 'desktop' }),
        aPageViewRow({ ...view, traceId: 'phone', device: 'mobile' }),
        aPageViewRow({ ...view, traceId: 'home', url: 'https://shop.example/' }),
      ])
      const source = { is: 'vital', metric: 'LCP', page: '/cart', device: 'desktop' } as const

      const found = await storeOf().traces.ofSignal({ ...scopeOf(projectId), source, limit: 20 })

      expect(idsOf(found)).toEqual(['cart'])
    })

    it('of endpoints are of requests however they ended, or of those that went well', async () => {
      const projectId = aProject()
      const row = { projectId, at, method: 'POST', target: '/a' }
      await storeOf().insert([
        aRequestRow({ ...row, traceId: 'fine', outcome: 'ok' }),
        aRequestRow({ ...row, traceId: 'failed' }),
        aRequestRow({ ...row, traceId: 'get', method: 'GET' }),
        aRequestRow({ ...row, traceId: 'other', target: '/b' }),
      ])
      const query = {
        ...scopeOf(projectId),
        endpoints: [{ method: 'POST', target: '/a' }],
        limit: 9,
      }
      const { traces } = storeOf()

      expect(idsOf(await traces.ofEndpoints(query))).toEqual(['failed', 'fine'])
      expect(idsOf(await traces.ofEndpoints({ ...query, isFine: true }))).toEqual(['fine'])
      expect(await traces.ofEndpoints({ ...query, endpoints: [] })).toEqual([])
    })
  })
}
