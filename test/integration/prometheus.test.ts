import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prometheusLocation } from '../../packages/ingest/src/correlate/prometheus/location.ts'
import {
  createPrometheus,
  type Prometheus,
} from '../../packages/ingest/src/correlate/prometheus/prometheus.ts'
import type { Grid } from '../../packages/ingest/src/correlate/series.ts'
import { startNodeExporter, startPrometheus, type RunningProgram } from '../harness/prometheus.ts'

const SCRAPE_S = 15
const SCRAPES = 81
const FROM_S = Math.floor(Date.now() / 3_600_000) * 3_600 - 7_200
const STARTED = new AsyncDisposableStack()
afterAll(() => STARTED.disposeAsync())

function clientOf({ url }: RunningProgram, selector: string): Prometheus {
  return createPrometheus({
    ...{ location: prometheusLocation.parse(url), token: undefined, selectors: [selector] },
    ...{ maxSeries: 5_000, fetch, now: Date.now, onQuery: () => undefined },
  })
}

/** Twenty minutes of a shop: it is restarted at minute 10, and one instance ends at minute 5. */
function thePast(): string {
  const lines = ['# TYPE shop_orders counter']
  const at = (scrape: number) => FROM_S + scrape * SCRAPE_S
  const scrapes = Array.from({ length: SCRAPES }, (_, scrape) => scrape)
  const each = (labels: string, value: (scrape: number) => number | undefined) => {
    for (const scrape of scrapes) {
      const now = value(scrape)
      if (now !== undefined) lines.push(`${labels} ${String(now)} ${String(at(scrape))}`)
    }
  }
  each('shop_orders_total{job="shop",instance="a:80"}', (n) =>
    n < 40 ? 500 + n * 30 : (n - 39) * 60,
  )
  lines.push('# TYPE shop_queue gauge')
  each('shop_queue{job="shop",instance="a:80"}', (n) => 10 + (n % 3))
  each('shop_queue{job="shop",instance="b:80"}', (n) => (n < 20 ? n : undefined))
  lines.push('# TYPE shop_latency_seconds histogram')
  const slow = (n: number) => (n > 40 ? (n - 40) * 100 : 0)
  const buckets = [
    ['0.1', (n: number) => n * 90],
    ['1', (n: number) => n * 100],
    ['10', (n: number) => n * 100 + slow(n)],
    ['+Inf', (n: number) => n * 100 + slow(n)],
  ] as const
  for (const [le, count] of buckets)
    each(`shop_latency_seconds_bucket{job="shop",instance="a:80",le="${le}"}`, count)
  each('shop_latency_seconds_count{job="shop",instance="a:80"}', (n) => n * 100 + slow(n))
  each('shop_latency_seconds_sum{job="shop",instance="a:80"}', (n) => n)
  return [...lines, '# EOF', ''].join('\n')
}

describe('a Prometheus with a past', () => {
  let prometheus: Prometheus
  let program: RunningProgram

  beforeAll(async () => {
    program = await startPrometheus({ openMetrics: thePast() })
    STARTED.defer(program.stop)
    prometheus = clientOf(program, '{job="shop"}')
  })

  async function load(grid: Grid) {
    const { series, problem } = await prometheus.load({
      ...{ projectId: 1, grid, near: [], deadline: Date.now() + 20_000 },
    })
    const values = new Map(
      series.map(({ name, labels, values: of }) => [`${name} ${labels.instance ?? ''}`, [...of]]),
    )
    return { problem, series, values }
  }

  const span = (stepMs: number): Grid => ({
    ...{ from: FROM_S * 1_000, stepMs, length: ((SCRAPES - 1) * SCRAPE_S * 1_000) / stepMs },
  })

  // By samples as they are, and evaluated by Prometheus: what steps are much longer than scrapes.
  it.each([
    ['as it is', 15_000],
    ['evaluated', 60_000],
  ])('tells rates, gauges and quantiles %s', async (_, stepMs) => {
    const { values, problem } = await load(span(stepMs))
    const ofMinute = (name: string, minute: number) =>
      values.get(name)?.[Math.floor((minute * 60_000) / stepMs)]

    expect(problem).toBeNull()
    expect([...values.keys()].sort()).toEqual(
      [
        'shop_latency_seconds p95 a:80',
        'shop_latency_seconds p99 a:80',
        'shop_latency_seconds p50 a:80',
        'shop_latency_seconds rate a:80',
        'shop_orders_total rate a:80',
        'shop_queue a:80',
        'shop_queue b:80',
      ].sort(),
    )
    expect(ofMinute('shop_orders_total rate a:80', 5)).toBeCloseTo(2, 6)
    expect(ofMinute('shop_orders_total rate a:80', 18)).toBeCloseTo(4, 6)
    expect(
      Math.min(...(values.get('shop_orders_total rate a:80') ?? []).filter((v) => v === v)),
    ).toBeGreaterThanOrEqual(0)
    expect(ofMinute('shop_latency_seconds p95 a:80', 5)).toBeCloseTo(0.55, 6)
    expect(ofMinute('shop_latency_seconds p50 a:80', 18)).toBeCloseTo(1, 6)
    expect(ofMinute('shop_latency_seconds p99 a:80', 18)).toBeCloseTo(9.82, 6)
  })

  it.each([15_000, 60_000])('has a gap where a series ended, in steps of %i', async (stepMs) => {
    const { values } = await load(span(stepMs))

    const queue = values.get('shop_queue b:80') ?? []
    const last = queue.findLastIndex((value) => !Number.isNaN(value))
    expect((last + 1) * stepMs).toBeLessThanOrEqual(6 * 60_000)
    expect(last * stepMs).toBeGreaterThanOrEqual(4 * 60_000 - stepMs)
  })

  it('draws each series by PromQL that Prometheus takes', async () => {
    const { series } = await load(span(15_000))

    for (const { query } of series) {
      const time = FROM_S + 1_140
      const asked = new URLSearchParams({ query, time: String(time) })
      const response = await fetch(`${program.url}/api/v1/query?${asked.toString()}`)
      const { data } = (await response.json()) as { data: { result: unknown[] } }
      const isGone = query.includes('b:80')
      expect([query, data.result.length]).toEqual([query, isGone ? 0 : 1])
    }
  })

  it('says that nothing is there where it selects nothing', async () => {
    const nothing = clientOf(program, '{job="nobody"}')

    expect(await nothing.check()).toMatchObject({
      series: 0,
      version: expect.stringMatching(/^\d+\.\d+/) as unknown,
    })
    expect((await nothing.check()).problem).toMatch(/SEISMO_PROMETHEUS_MATCH/)
  })

  it('asks for less where the server was set to take little', async () => {
    const small = await startPrometheus({
      openMetrics: thePast(),
      flags: ['--query.max-samples=250'],
    })
    STARTED.defer(small.stop)

    const { series, problem } = await clientOf(small, '{job="shop"}').load({
      ...{ projectId: 1, grid: span(15_000), near: [], deadline: Date.now() + 20_000 },
    })

    // Of a metric and target there are five at most, which are 405 samples.
    expect(series.map(({ name }) => name)).toContain('shop_queue')
    expect(problem).toMatch(/takes no question this large \(422: .*too many samples.*\)/)
  })
})

describe('a Prometheus that scrapes this machine', () => {
  it('has series of the node exporter', async () => {
    const exporter = await startNodeExporter()
    STARTED.defer(exporter.stop)
    const program = await startPrometheus({
      config: `scrape_configs: [{ job_name: node, scrape_interval: 1s, static_configs: [{ targets: ['${new URL(exporter.url).host}'] }] }]`,
    })
    STARTED.defer(program.stop)
    const prometheus = clientOf(program, '{job="node"}')
    const names = new Set<string>()

    while (!names.has('node_memory_MemFree_bytes') || !names.has('node_cpu_seconds_total rate')) {
      const to = Math.floor(Date.now() / 1_000) * 1_000
      const grid = { from: to - 30_000, stepMs: 1_000, length: 30 }
      const { series, problem } = await prometheus.load({
        ...{ projectId: 1, grid, near: ['127.0.0.1'], deadline: Date.now() + 10_000 },
      })
      expect(problem).toBeNull()
      for (const { name } of series) names.add(name)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }

    const check = await prometheus.check()
    expect(check).toMatchObject({ problem: null, maxSeries: 5_000 })
    expect(check.series).toBeGreaterThan(100)
  })
})
