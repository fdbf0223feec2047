import { describe, expect, it } from 'vitest'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { anErrorRow, aPageViewRow, aRequestRow, aVitalRow } from '../harness/rows.ts'

const HOUR = 3_600_000

/** What every store knows of pages; see store-contract.ts. */
export function describePages(storeOf: () => Store, aProject: () => number): void {
  const now = Date.now()
  // Of this moment: other tests of the store come first, and take more than a minute.
  const scopeOf = (projectId: number) => ({
    ...{ projectId, text: '' },
    ...{ from: Date.now() - HOUR, to: Date.now() + 1 },
  })

  describe('pages', () => {
    it('are told with what happened on them by weight, beside the window before', async () => {
      const projectId = aProject()
      const cart = { projectId, route: '/cart' }
      const before = { ...cart, at: now - 1.5 * HOUR }
      const view = (sessionId: string, weight: number) =>
        aPageViewRow({ ...cart, sessionId, weight, userId: 'ana' })
      await storeOf().insert([
        ...[view('a', 3), view('a', 3), view('b', 1)],
        anErrorRow({ ...cart, sessionId: 'a', weight: 2 }),
        // Caught, and of a session that was not sampled.
        anErrorRow({ ...cart, sessionId: 'b', mechanism: 'captured' }),
        anErrorRow({ ...cart, sessionId: 'c' }),
        aVitalRow({ ...cart, value: 1_500, weight: 3 }),
        aVitalRow({ ...cart, value: 9_000 }),
        aRequestRow({ ...cart, weight: 2 }),
        aRequestRow({ ...cart, outcome: 'ok', status: 200 }),
        ...[aPageViewRow(before), aPageViewRow(before), aVitalRow({ ...before, value: 700 })],
        aPageViewRow({ projectId, url: 'https://shop.example/about' }),
      ])

      const [first, second, ...others] = await storeOf().pages.list(scopeOf(projectId))

      expect(first).toMatchObject({
        ...{ page: '/cart', views: 7, seen: 3, sessions: 4, users: 1, errors: 4 },
        crashFreeSessions: { value: 0.25, n: 2 },
        vitals: { LCP: { value: 1_500, n: 4 } },
        ...{ requests: 3, failedRequests: 2 },
        previous: {
          ...{ views: 2, sessions: 2, errors: 0, crashFreeSessions: { value: 1, n: 2 } },
          vitals: { LCP: { value: 700, n: 1 } },
        },
      })
      expect(second).toMatchObject({ page: '/about', views: 1, errors: 0, vitals: {} })
      expect(others).toEqual([])
    })

    it.each([
      ['text', { text: '*art' }, ['/cart']],
      ['text that is no pattern', { text: '%' }, []],
      ['environment', { environment: 'staging' }, ['/staging']],
      ['release', { release: '2' }, ['/new']],
      ['device', { device: 'mobile' as const }, ['/phone']],
      ['name', { page: { name: '/cart' } }, ['/cart']],
      ['a name that is SQL', { page: { name: `' OR 1=1 --` } }, []],
    ])('are found by %s', async (_, filter, expected) => {
      const projectId = aProject()
      await storeOf().insert([
        aPageViewRow({ projectId }),
        aPageViewRow({ projectId, route: '/staging', environment: 'staging' }),
        aPageViewRow({ projectId, route: '/new', release: '2' }),
        aPageViewRow({ projectId, route: '/phone', device: 'tablet' }),
      ])

      const pages = await storeOf().pages.list({ ...scopeOf(projectId), ...filter })

      expect(pages.map(({ page }) => page)).toEqual(expected)
    })

    it('are found by the hash of their name', async () => {
      const projectId = aProject()
      const route = `/${'日'.repeat(1_500)}`
      await storeOf().insert([aPageViewRow({ projectId, route }), aPageViewRow({ projectId })])
      const listed = await storeOf().pages.list(scopeOf(projectId))
      const key = listed.find(({ page }) => page === route)?.key ?? ''

      const pages = await storeOf().pages.list({ ...scopeOf(projectId), page: { key } })
      const trends = await storeOf().pages.trends(scopeOf(projectId), [key])

      expect(pages.map(({ page }) => page)).toEqual([route])
      expect(trends.get(key)?.reduce((sum, n) => sum + n)).toBe(1)
    })

    it('show where visits came from and went on to', async () => {
      const projectId = aProject()
      const view = (
        sessionId: string,
        route: string,
        { ago = 0, weight = 1, referrer = '' } = {},
      ) => aPageViewRow({ projectId, sessionId, route, at: now - ago, weight, referrer })
      const page = { name: '/cart' }
      await storeOf().insert([
        ...[view('a', '/', { ago: 900 }), view('a', '/cart', { ago: 800 })],
        view('a', '/pay', { ago: 700 }),
        ...[view('b', '/', { ago: 900, weight: 4 }), view('b', '/cart', { ago: 800, weight: 4 })],
        view('c', '/cart', { ago: 800, referrer: 'https://search.example/?q=x' }),
        view('c', '/cart', { ago: 700 }),
        // Before the window, and still the page before.
        ...[view('d', '/late', { ago: HOUR + 500 }), view('d', '/cart', { ago: 100 })],
        ...[view('', '/', { ago: 900 }), view('', '/cart', { ago: 800 })],
      ])

      const flow = await storeOf().pages.flow({ ...scopeOf(projectId), page })

      const step = (is: string, name: string, views: number) => ({ is, name, views })
      expect(flow).toMatchObject({ views: 8, isPart: false })
      expect(flow.before).toMatchObject([
        step('page', '/', 5),
        step('page', '/cart', 1),
        step('page', '/late', 1),
        step('site', 'search.example', 1),
      ])
      expect(flow.after).toMatchObject([
        step('none', '', 6),
        step('page', '/cart', 1),
        step('page', '/pay', 1),
      ])
    })

    it('have views, errors and failed requests over time', async () => {
      const projectId = aProject()
      const cart = { projectId, route: '/cart', at: now - 1_000 }
      await storeOf().insert([
        aPageViewRow({ ...cart, weight: 5 }),
        ...[anErrorRow(cart), aRequestRow(cart), aRequestRow({ ...cart, outcome: 'ok' })],
        aPageViewRow({ projectId, at: now - 1_000, route: '/other' }),
      ])

      const { series, stepMs } = await storeOf().pages.series({
        ...{ ...scopeOf(projectId), from: now - HOUR, to: now, page: { name: '/cart' } },
      })

      expect(series.length * stepMs).toBeGreaterThanOrEqual(HOUR)
      expect(series.at(-1)).toMatchObject({ views: 5, errors: 1, failedRequests: 1 })
      expect(series[0]).toMatchObject({ at: now - HOUR, views: 0, errors: 0 })
    })
  })
}
