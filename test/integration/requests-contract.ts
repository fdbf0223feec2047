import { describe, expect, it } from 'vitest'
import { endpointDetail } from '../../packages/ingest/src/requests/endpoint-detail.ts'
import { endpointList } from '../../packages/ingest/src/requests/endpoint-list.ts'
import type { EndpointsQuery } from '../../packages/ingest/src/store/endpoint-store.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { aRequestRow } from '../harness/rows.ts'

const HOUR = 3_600_000
const HOSTILE = `https://<img src=x onerror=alert(1)>/'; DROP TABLE requests; --/%_\\`

/** What every store knows of requests, answered and failed; see store-contract.ts. */
export function describeRequests(storeOf: () => Store, aProject: () => number): void {
  const queryOf = (projectId: number, given: Partial<EndpointsQuery> = {}): EndpointsQuery => ({
    ...{ projectId, from: Date.now() - HOUR, to: Date.now() + 1 },
    ...{ text: '', sort: 'requests', limit: 10, offset: 0 },
    ...given,
  })
  const endpoints = async (projectId: number, given: Partial<EndpointsQuery> = {}) =>
    (await endpointList(storeOf().endpoints, queryOf(projectId, given))).items
  const ok = { outcome: 'ok', status: 200 } as const

  describe('requests', () => {
    it('are counted by method, address and operation, with what they took and who made them', async () => {
      const projectId = aProject()
      const target = 'https://api.shop.example/orders/:id'
      const order = { projectId, ...ok, target, route: '/orders/:id' }
      await storeOf().insert([
        aRequestRow({ ...order, durationMs: 10, weight: 8, transferBytes: 1_024, bodyBytes: 700 }),
        aRequestRow({ ...order, durationMs: 40, bodyBytes: 700 }),
        // Nothing is known of its size: it is neither from the cache nor of no bytes.
        aRequestRow({ projectId, target, durationMs: 900, route: '/cart' }),
        aRequestRow({ ...order, method: 'POST', operation: 'Pay' }),
        aRequestRow({ ...order, method: 'POST', operation: 'Cart', outcome: 'opaque', status: 0 }),
      ])

      const items = await endpoints(projectId)

      expect(items).toMatchObject([
        {
          ...{ method: 'GET', target, operation: '', page: '/orders/:id', pages: 2 },
          ...{ n: 10, seen: 3, failed: 1, failureRate: 0.1, p50Ms: 10, p75Ms: 10, p95Ms: 900 },
          ...{ transferBytes: 1_024, cached: 1 / 9, firstParty: true },
        },
        { method: 'POST', operation: 'Cart', n: 1, failed: 0, transferBytes: null, cached: null },
        { method: 'POST', operation: 'Pay', n: 1, failed: 0, page: '/orders/:id', pages: 1 },
      ])
    })

    it.each([
      ['failed', ['/b', '/a', '/few']],
      ['error-rate', ['/b', '/a', '/few']],
      ['p95', ['/a', '/b', '/few']],
      ['transfer', ['/b', '/a', '/few']],
      ['cached', ['/a', '/b', '/few']],
    ] as const)('are sorted by %s, what is seldom made last', async (sort, expected) => {
      const projectId = aProject()
      const [a, b, few] = ['/a', '/b', '/few'].map((target) => ({ projectId, target, ...ok }))
      await storeOf().insert([
        aRequestRow({ ...a, weight: 90, durationMs: 500, bodyBytes: 9 }),
        aRequestRow({ ...a, weight: 10, transferBytes: 9, bodyBytes: 9, outcome: 'timeout' }),
        aRequestRow({ ...b, weight: 60, transferBytes: 900, bodyBytes: 9, status: 503 }),
        aRequestRow({ ...b, weight: 60, outcome: 'http-error', durationMs: 90 }),
        aRequestRow({ ...few, weight: 9, durationMs: 9_000, outcome: 'timeout' }),
      ])

      const items = await endpoints(projectId, { sort })

      expect(items.map(({ target }) => target)).toEqual(expected)
    })

    it.each([
      ['a part of the address', { text: '/orders/*' }, ['/orders/:id']],
      ['method and address', { text: 'post *api*/cart' }, ['/cart']],
      ['the operation', { text: 'getcart' }, ['/cart']],
      ['what is no pattern', { text: '%' }, []],
      ['host', { host: 'api.shop.example' }, ['/cart', '/orders/:id']],
      ['a host that is SQL', { host: `' OR 1=1 --` }, []],
      ['page', { page: { name: '/cart' } }, ['/cart']],
      ['environment', { environment: 'staging' }, []],
    ] as const)('are found by %s', async (_, given, expected) => {
      const projectId = aProject()
      const at = 'https://api.shop.example'
      await storeOf().insert([
        aRequestRow({ projectId, target: `${at}/orders/:id`, route: '/orders/:id' }),
        aRequestRow({
          ...{ projectId, target: `${at}/cart`, route: '/cart' },
          ...{ method: 'POST', operation: 'GetCart' },
        }),
      ])

      const items = await endpoints(projectId, given)

      expect(items.map(({ target }) => target.replace(at, '')).toSorted()).toEqual(expected)
    })

    it('come a screen at a time', async () => {
      const projectId = aProject()
      await storeOf().insert(['/a', '/b', '/c'].map((target) => aRequestRow({ projectId, target })))
      const of = (offset: number) =>
        endpointList(storeOf().endpoints, queryOf(projectId, { limit: 2, offset }))

      const [first, second] = [await of(0), await of(2)]

      expect([first.items.length, first.hasMore]).toEqual([2, true])
      expect([second.items.length, second.hasMore]).toEqual([1, false])
    })

    it.each([
      ['https://api.shop.example/x', 'https://www.shop.example/', 'api.shop.example', true],
      ['https://cdn.other.example/x', 'https://shop.example/', 'cdn.other.example', false],
      ['https://a.co.uk/x', 'https://b.co.uk/', 'a.co.uk', false],
      ['http://localhost:3000/x', 'http://localhost:8080/', 'localhost', true],
      ['http://10.0.0.1/x', 'http://10.0.1.1/', '10.0.0.1', false],
      ['http://[::1]:8/x', 'http://[::1]/', '[::1]', true],
      ['/relative', 'https://shop.example/', '', true],
      [HOSTILE, 'https://shop.example/', '<img src=x onerror=alert(1)>', false],
    ])('to %s on %s are to %s, of the same site: %s', async (target, url, host, firstParty) => {
      const projectId = aProject()
      await storeOf().insert([
        aRequestRow({ projectId, target, url }),
        aRequestRow({ projectId, target, url }),
      ])

      const hosts = await storeOf().endpoints.hosts(queryOf(projectId))
      const items = await endpoints(projectId, { host })

      expect(hosts).toMatchObject([{ host, firstParty, n: 2, endpoints: 1 }])
      expect(items).toMatchObject([{ target, firstParty, n: 2 }])
    })

    it('of one endpoint are told over time, by answer, phase, page and release', async () => {
      const projectId = aProject()
      const endpoint = { method: 'GET', target: HOSTILE, operation: '' }
      const at = Date.now() - 60_000
      const of = { projectId, target: HOSTILE, ...ok, at, route: '/cart', release: '2' }
      const told = { waitMs: 1, connectMs: 4, serverMs: 50, downloadMs: 5, protocol: 'h2' }
      const server = ['db;dur=12.5;desc=";dur=99"', 'app;dur=30', 'cache', ';dur=-1', 'x;dur=1e9']
      await storeOf().insert([
        aRequestRow({
          ...of,
          ...told,
          durationMs: 60,
          weight: 3,
          serverTiming: server.slice(0, 4),
        }),
        aRequestRow({ ...of, ...told, durationMs: 100, dnsMs: 7, serverMs: 80 }),
        // From the cache: quick, and no phase of the network.
        aRequestRow({ ...of, durationMs: 0, protocol: 'h2', bodyBytes: 10 }),
        aRequestRow({ ...of, status: 503, outcome: 'http-error', durationMs: 900, release: '3' }),
        aRequestRow({ ...of, status: 0, outcome: 'timeout', durationMs: 3_000, route: '/pay' }),
        aRequestRow({ ...of, status: 0, outcome: 'opaque', durationMs: 70, at: at - 2 * HOUR }),
        aRequestRow({ ...of, target: '/other' }),
      ])

      const detail = await endpointDetail(storeOf().endpoints, { ...queryOf(projectId), endpoint })

      expect(detail).toMatchObject({
        ...{ ...endpoint, n: 7, seen: 5, failed: 2, sessions: 5, p50Ms: 60 },
        phases: {
          n: 4,
          of: [
            { phase: 'wait', p50Ms: 1, p95Ms: 1 },
            { phase: 'dns', p50Ms: 0, p95Ms: 7 },
            { phase: 'connect', p50Ms: 4, p95Ms: 4 },
            { phase: 'server', p50Ms: 50, p95Ms: 80 },
            { phase: 'download', p50Ms: 5, p95Ms: 5 },
          ],
        },
        server: { n: 3, serverMs: 30, otherMs: 30 },
        serverTimings: [
          { name: 'app', n: 3, p50Ms: 30, p95Ms: 30 },
          { name: 'db', n: 3, p50Ms: 12.5, p95Ms: 12.5 },
        ],
        outcomes: [
          { outcome: 'ok', status: 200, n: 5 },
          { outcome: 'timeout', status: 0, n: 1 },
          { outcome: 'http-error', status: 503, n: 1 },
        ],
        byPage: [
          { name: '/cart', n: 6, failed: 1, p75Ms: 100 },
          { name: '/pay', n: 1, failed: 1, p75Ms: 3_000 },
        ],
        byRelease: [
          { name: '2', n: 6 },
          { name: '3', n: 1 },
        ],
      })
      const answered = detail?.series.filter(({ answers }) => answers['2xx'] > 0)
      expect(answered).toHaveLength(1)
      expect(answered?.[0]?.answers).toMatchObject({ '2xx': 5, '5xx': 1, none: 1, untold: 0 })
      expect(detail?.durations.map(({ lower, n }) => [lower, n])).toEqual([
        [null, 1],
        [2 ** (23 / 4), 3],
        [2 ** (26 / 4), 1],
        [2 ** (39 / 4), 1],
        [2 ** (46 / 4), 1],
      ])
      const { slowest, median, newest } = detail?.samples ?? {}
      expect(slowest?.map(({ durationMs }) => durationMs)).toEqual([3_000, 900, 100])
      expect(median?.map(({ durationMs }) => durationMs)).toEqual([60, 100, 0])
      expect(newest?.[0]).toMatchObject({ target: HOSTILE, durationMs: 3_000, page: '/pay' })
    })

    it('of an endpoint that nobody asked for are none', async () => {
      const endpoint = { method: 'GET', target: HOSTILE, operation: '' }

      expect(
        await endpointDetail(storeOf().endpoints, { ...queryOf(aProject()), endpoint }),
      ).toBeUndefined()
    })
  })
}
