import { describe, expect, it } from 'vitest'
import { createLoadStored } from '../../packages/ingest/src/correlate/stored/load.ts'
import type { SeriesQuery, ServerSeries } from '../../packages/ingest/src/correlate/series.ts'
import { toServerRows } from '../../packages/ingest/src/process/server-rows.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'

type Labels = Record<string, string>
interface Written {
  labels: Labels
  /** As `type` of a series; undefined is what version 1 of remote write says. */
  type?: 'counter' | 'gauge' | 'delta'
  /** By seconds since the grid begins. */
  samples: [second: number, value: number][]
}

const STEP_MS = 15_000
const STEPS = 8

/** What is read of what servers wrote; see store-contract.ts. */
export function describeServerMetrics(storeOf: () => Store, aProject: () => number): void {
  const from = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 7_200_000
  const grid = { from, stepMs: STEP_MS, length: STEPS }

  async function write(projectId: number, ...series: Written[]): Promise<void> {
    const rows = toServerRows(
      {
        series: series.map(({ samples, ...rest }) => ({
          ...rest,
          samples: samples.map(([second, value]) => ({ at: from + second * 1_000, value })),
        })),
      },
      projectId,
      Date.now(),
    )
    await storeOf().insert(rows)
  }

  async function load(projectId: number, changed: Partial<SeriesQuery> = {}, maxSeries = 100) {
    const { serverMetrics } = storeOf()
    const query = { projectId, grid, near: [], deadline: Date.now() + 30_000, ...changed }
    return createLoadStored({ serverMetrics, now: Date.now, maxSeries })(query)
  }

  const valuesOf = (series: readonly ServerSeries[]) =>
    Object.fromEntries(series.map(({ name, values }) => [name, [...values]]))
  /** Every fifteen seconds from the one before the grid. */
  const every15s = (value: (n: number) => number) =>
    Array.from({ length: STEPS + 1 }, (_, n): [number, number] => [n * 15 - 5, value(n)])

  describe('server metrics', () => {
    it('are rates of counters, gauges as they are, and quantiles of buckets', async () => {
      const projectId = aProject()
      const bucket = (le: string, perScrape: number): Written => ({
        labels: { __name__: 'shop_seconds_bucket', job: 'shop', le },
        samples: every15s((n) => n * perScrape * (n > 4 ? 2 : 1)),
      })
      await write(
        projectId,
        {
          labels: { __name__: 'shop_orders_total', job: 'shop' },
          samples: every15s((n) => (n > 4 ? 30 * n : 15 * n)),
        },
        { labels: { __name__: 'shop_queue', instance: 'a:80' }, samples: every15s((n) => n) },
        { labels: { __name__: 'shop_limit', instance: 'a:80' }, samples: every15s(() => 7) },
        { labels: { __name__: 'shop_build_info', version: '1' }, samples: every15s((n) => n) },
        ...[bucket('0.1', 15), bucket('1', 30), bucket('+Inf', 30)],
        { labels: { __name__: 'shop_seconds_count', job: 'shop' }, samples: every15s((n) => n) },
      )

      const { series, problem } = await load(projectId)

      const values = valuesOf(series)
      expect(problem).toBeNull()
      // The quantiles never changed.
      expect(Object.keys(values).sort()).toEqual([
        'shop_orders_total rate',
        'shop_queue',
        'shop_seconds rate',
      ])
      expect(values['shop_queue']).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(values['shop_orders_total rate']?.slice(0, 3)).toEqual([1, 1, 1])
      expect(values['shop_orders_total rate']?.at(6)).toBe(2)
      expect(series.find(({ name }) => name === 'shop_orders_total rate')).toMatchObject({
        ...{ service: 'shop', unit: '/s', query: '' },
      })
    })

    it('are the same whatever the order, and however often samples came', async () => {
      const projectId = aProject()
      const labels = { __name__: 'jobs_total', job: 'worker' }
      const samples = every15s((n) => n * n * 15)
      await write(projectId, { labels, samples: samples.toReversed() })
      await write(projectId, { labels, samples: samples.slice(2, 5) })
      await write(projectId, { labels, samples })

      const { series } = await load(projectId)

      expect(series).toHaveLength(1)
      const rates = [...(series[0]?.values ?? [])]
      expect(rates.slice(0, -1).every((rate, n) => n === 0 || rate > (rates[n - 1] ?? 0))).toBe(
        true,
      )
      expect(rates[0]).toBeCloseTo((10 * 1 + 5 * 3) / 15, 9)
    })

    it('have all the growth of deltas that come more often than anybody looks', async () => {
      const projectId = aProject()
      const samples = Array.from({ length: 130 }, (_, n): [number, number] => [n - 5, 3])
      const labels = { __name__: 'pushed_total', job: 'worker' }
      const queue = { labels: { __name__: 'queue' }, samples: every15s((n) => n) }
      await write(projectId, { labels, type: 'delta', samples }, queue)
      await write(projectId, { labels, type: 'delta', samples: samples.slice(30, 60) })
      await write(projectId, { labels, type: 'delta', samples: [[60, 1_500]] })

      const { 'pushed_total rate': pushed, ...others } = valuesOf((await load(projectId)).series)

      expect(pushed?.slice(0, 3)).toEqual([3, 3, 3])
      expect(others).toEqual({ queue: [1, 2, 3, 4, 5, 6, 7, 8] })
    })

    it('end where a marker says so, and began again where a counter is less', async () => {
      const projectId = aProject()
      await write(
        projectId,
        { labels: { __name__: 'gone' }, samples: [...every15s((n) => n).slice(0, 4), [45, NaN]] },
        {
          labels: { __name__: 'restarted_total' },
          samples: every15s((n) => (n < 4 ? 1_000 + n * 15 : n * 30)),
        },
      )

      const { gone, 'restarted_total rate': restarted } = valuesOf((await load(projectId)).series)

      expect(gone?.slice(3)).toEqual([NaN, NaN, NaN, NaN, NaN])
      expect(restarted?.[5]).toBe(2)
      expect(Math.min(...(restarted?.slice(0, -1) ?? []))).toBeGreaterThanOrEqual(0)
    })

    it('are those of near hosts first, and say what is left out', async () => {
      const projectId = aProject()
      const hosts = Array.from({ length: 9 }, (_, n) => `host-${n}:9100`)
      await write(
        projectId,
        ...hosts.map((instance): Written => ({
          labels: { __name__: 'load1', instance },
          samples: every15s((n) => n),
        })),
      )

      const { series, problem } = await load(projectId, { near: ['HOST-7:443'] }, 2)

      expect(series.map(({ labels }) => labels.instance)).toContain('host-7:9100')
      expect(series).toHaveLength(2)
      expect(problem).toMatch(/^Only 2 stored series were compared; .*SEISMO_PROMETHEUS_SERIES/)
    })

    it('are not those of another project, or of another time', async () => {
      const [projectId, other] = [aProject(), aProject()]
      await write(other, { labels: { __name__: 'up' }, samples: every15s((n) => n) })
      await write(projectId, {
        labels: { __name__: 'old' },
        samples: [
          [-4_000, 1],
          [-3_000, 2],
        ],
      })

      expect(await load(projectId)).toEqual({ grid, series: [], problem: null })
    })

    it('are not waited for beyond the deadline', async () => {
      const projectId = aProject()
      await write(projectId, { labels: { __name__: 'up' }, samples: every15s((n) => n) })

      const { series, problem } = await load(projectId, { deadline: Date.now() - 1 })

      expect(series).toEqual([])
      expect(problem).toMatch(/Of 1 stored series 1 were not read in time/)
    })
  })
}
