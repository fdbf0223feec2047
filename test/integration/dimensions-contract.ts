import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { DimensionTable } from '../../packages/ingest/src/correlate/dimensions.ts'
import { rankDimensions } from '../../packages/ingest/src/correlate/dimensions/rank-dimensions.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { anErrorRow, aPageViewRow, aRequestRow, aVitalRow } from '../harness/rows.ts'

const MINUTE_MS = 60_000

/** What signals are made of, before and during; see store-contract.ts. */
export function describeDimensions(storeOf: () => Store, aProject: () => number): void {
  const onset = Date.now() - 30 * MINUTE_MS
  const before = { from: onset - 60 * MINUTE_MS, to: onset }
  const during = { from: onset, to: onset + 20 * MINUTE_MS }
  const earlier = onset - 10 * MINUTE_MS
  const later = onset + 10 * MINUTE_MS

  function times<Row>(n: number, row: () => Row): Row[] {
    return Array.from({ length: n }, row)
  }

  describe('dimensions', () => {
    it('are those of the errors of an issue over page views', async () => {
      const projectId = aProject()
      const id = randomUUID()
      const safari = { projectId, browser: 'Safari 17', os: 'iOS 17.4', country: 'NO' }
      await storeOf().insert([
        ...times(2, () => anErrorRow({ ...safari, fingerprint: id, at: earlier })),
        ...times(7, () => anErrorRow({ ...safari, fingerprint: id, at: later, weight: 10 })),
        anErrorRow({ ...safari, at: later }),
        aPageViewRow({ ...safari, at: earlier, weight: 100 }),
        aPageViewRow({ ...safari, at: later }),
        aPageViewRow({ projectId, at: later, route: '/cart/:id' }),
        aPageViewRow({ projectId, at: onset - 2 * 60 * MINUTE_MS }),
      ])

      const [table, ...others] = await storeOf().dimensions.ofSignal({
        ...{ projectId, before, during },
        source: { is: 'issue', id },
      })

      expect(others).toEqual([])
      expect(byBrowser(table)).toEqual({
        Safari: { before: { hits: 2, total: 100 }, during: { hits: 70, total: 1 } },
        Chrome: { before: { hits: 0, total: 0 }, during: { hits: 0, total: 1 } },
      })
      expect(valuesOf(table, 'browser version')).toEqual(['Chrome 156', 'Safari 17'])
      expect(valuesOf(table, 'os')).toEqual(['Windows', 'iOS'])
      expect(valuesOf(table, 'country')).toEqual(['', 'NO'])
      expect(valuesOf(table, 'page')).toEqual(['/cart', '/cart/:id'])
    })

    it('have tags over the errors there were before', async () => {
      const projectId = aProject()
      const tagged = (plan: string) => ({ projectId, tags: { plan, ['__proto__']: 'x' } })
      await storeOf().insert([
        ...times(30, () => anErrorRow({ ...tagged('free'), at: earlier })),
        ...times(10, () => anErrorRow({ ...tagged('pro'), at: earlier })),
        ...times(10, () => anErrorRow({ ...tagged('free'), at: later })),
        ...times(60, () => anErrorRow({ ...tagged('pro'), at: later })),
      ])

      const tables = await storeOf().dimensions.ofSignal({
        ...{ projectId, before, during },
        source: { is: 'errors' },
      })
      const [first] = rankDimensions(tables)

      expect(tables.map(({ keys }) => keys.includes('plan'))).toEqual([true])
      expect(first?.labels).toEqual({ plan: 'pro' })
      expect(first?.isFound).toBe(true)
    })

    it('are those of failed requests over all of an endpoint', async () => {
      const projectId = aProject()
      const target = 'https://api.example/pay'
      const request = { projectId, method: 'POST', target, template: target, at: later }
      await storeOf().insert([
        ...times(3, () => aRequestRow({ ...request, outcome: 'ok', status: 200 })),
        ...times(2, () => aRequestRow({ ...request, outcome: 'http-error', status: 503 })),
        aRequestRow({ ...request, method: 'GET', outcome: 'http-error', status: 503 }),
      ])

      const [table] = await storeOf().dimensions.ofSignal({
        ...{ projectId, before, during },
        source: { is: 'requests', method: 'POST', target },
      })

      expect(byBrowser(table)).toEqual({
        Chrome: { before: { hits: 0, total: 0 }, during: { hits: 2, total: 5 } },
      })
    })

    it('are those of poor values over all values of a vital', async () => {
      const projectId = aProject()
      const vital = { projectId, metric: 'INP', at: earlier }
      await storeOf().insert([
        aVitalRow({ ...vital, rating: 'poor', device: 'mobile', route: '/a' }),
        aVitalRow({ ...vital, rating: 'good', device: 'mobile', route: '/a' }),
        aVitalRow({ ...vital, rating: 'poor', device: 'desktop', route: '/a' }),
        aVitalRow({ ...vital, rating: 'poor', device: 'mobile', route: '/b' }),
        aVitalRow({ ...vital, rating: 'poor', metric: 'LCP', route: '/a' }),
      ])

      const [table] = await storeOf().dimensions.ofSignal({
        ...{ projectId, before, during },
        source: { is: 'vital', metric: 'INP', page: '/a', device: 'mobile' },
      })

      expect(byBrowser(table)).toEqual({
        Chrome: { before: { hits: 1, total: 2 }, during: { hits: 0, total: 0 } },
      })
    })

    it('of what is too much to read are those of a part that stands for all', async () => {
      const projectId = aProject()
      // One in sixteen of them is read.
      const rows = Array.from({ length: 62_000 }, (_, index) =>
        aPageViewRow({
          projectId,
          at: onset + index * 18,
          browser: index % 5 === 0 ? 'Firefox 140' : 'Chrome 156',
        }),
      )
      await storeOf().insert([...rows, anErrorRow({ projectId, at: later })])

      const [table] = await storeOf().dimensions.ofSignal({
        ...{ projectId, before, during },
        source: { is: 'errors' },
      })
      const { Firefox, Chrome } = byBrowser(table)
      const views = (Firefox?.during.total ?? 0) + (Chrome?.during.total ?? 0)

      expect(views).toBeGreaterThan(55_000)
      expect(views).toBeLessThan(69_000)
      expect((Firefox?.during.total ?? 0) / views).toBeCloseTo(0.2, 1)
    })

    it('of nothing are none', async () => {
      const projectId = aProject()

      const tables = await storeOf().dimensions.ofSignal({
        ...{ projectId, before, during },
        source: { is: 'issue', id: randomUUID() },
      })

      expect(rankDimensions(tables)).toEqual([])
    })

    it('of a selection are a table each', async () => {
      const projectId = aProject()
      await storeOf().insert([
        ...times(3, () => anErrorRow({ projectId, at: later, tags: { plan: 'pro' } })),
        anErrorRow({
          projectId,
          at: later,
          browser: 'Safari 17',
          tags: { browser: 'a', app: 'b' },
        }),
        anErrorRow({ projectId, at: earlier, weight: 6 }),
      ])

      const tables = await storeOf().dimensions.ofDataset({
        ...{ projectId, selection: during, baseline: before },
        dataset: 'errors',
      })
      const of = (key: string) => tables.find(({ keys }) => keys[0] === key)?.rows

      expect(of('browser')).toEqual([
        { values: ['Chrome'], before: { hits: 6, total: 6 }, during: { hits: 3, total: 4 } },
        { values: ['Safari'], before: { hits: 0, total: 6 }, during: { hits: 1, total: 4 } },
      ])
      expect(tables[0]?.keys).toEqual(['device'])
      expect(of('tag.browser')).toHaveLength(1)
      expect(of('plan')).toEqual([
        { values: ['pro'], before: { hits: 0, total: 6 }, during: { hits: 3, total: 4 } },
      ])
    })
  })
}

function valuesOf(table: DimensionTable | undefined, key: string): string[] {
  const at = table?.keys.indexOf(key) ?? -1
  return [...new Set(table?.rows.map(({ values }) => values[at] ?? ''))].toSorted()
}

type Counts = Pick<DimensionTable['rows'][number], 'before' | 'during'>

function byBrowser(table: DimensionTable | undefined): Record<string, Counts> {
  const at = table?.keys.indexOf('browser') ?? -1
  const groups = Map.groupBy(table?.rows ?? [], ({ values }) => values[at] ?? '')
  return Object.fromEntries([...groups].map(([browser, rows]) => [browser, sumOf(rows)]))
}

function sumOf(rows: readonly Counts[]): Counts {
  const sum = (of: (row: Counts) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    before: { hits: sum((row) => row.before.hits), total: sum((row) => row.before.total) },
    during: { hits: sum((row) => row.during.hits), total: sum((row) => row.during.total) },
  }
}
