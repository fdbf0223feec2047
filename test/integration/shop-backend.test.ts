import { expect, it } from 'vitest'
import { startAppTraffic } from '../apps/shop/backend/app-traffic.ts'
import { createBackend, type ShopBackend, type Target } from '../apps/shop/backend/backend.ts'
import { createDrivenClock, type DrivenClock } from '../apps/shop/backend/driven-clock.ts'
import { FAULTS, type Fault } from '../apps/shop/backend/faults.ts'
import { createPool, PoolTimeoutError } from '../apps/shop/backend/pool.ts'
import { createMetrics, createPoolMetrics } from '../apps/shop/backend/metrics.ts'
import { noTracer } from '../apps/shop/backend/spans.ts'
import { createRandom } from '../apps/shop/random.ts'

const START = Date.UTC(2026, 10, 22)
const TEN_MINUTES = 600_000

function aShop() {
  const clock = createDrivenClock(START)
  const random = createRandom(7)
  const backend = createBackend({ clock, random, tracer: noTracer })
  startAppTraffic({ clock, random, backend, perSecond: 6 })
  return { clock, backend }
}

/** What a counter, or the sum of a histogram, grew by while time went on. */
async function growthOf(
  { clock, backend }: { clock: DrivenClock; backend: ShopBackend },
  read: (targets: ShopBackend['targets']) => Promise<number>,
): Promise<number> {
  const before = await read(backend.targets)
  await clock.runUntil(clock.now() + TEN_MINUTES)
  return (await read(backend.targets)) - before
}

const sumOf =
  (name: string, labels: Record<string, string>) => async (targets: ShopBackend['targets']) => {
    const values = await Promise.all(targets.map((target) => valuesOf(target, name)))
    return values
      .flat()
      .filter((value) =>
        Object.entries(labels).every(([key, wanted]) => value.labels[key] === wanted),
      )
      .reduce((sum, { value }) => sum + value, 0)
  }

/** As Prometheus would have them, with the labels of the place. */
async function valuesOf({ registry, labels }: Target, name: string) {
  const metrics = await registry.getMetricsAsJSON()
  return metrics.flatMap((metric) =>
    (metric.values as { labels: Record<string, string>; value: number; metricName?: string }[]) // as: histograms have names of their own
      .filter(({ metricName = metric.name }) => metricName === name)
      .map((value) => ({
        value: value.value,
        labels: { ...labels, ...value.labels },
      })),
  )
}

it.each([
  ['slow-query', 'db_query_duration_seconds_sum', { query: 'select_cart_lines' }],
  ['saturated-pool', 'db_pool_wait_seconds_sum', { service: 'payment' }],
  ['bad-deploy', 'payment_attempts_total', { outcome: 'failed' }],
  ['broken-zone', 'upstream_requests_total', { upstream_zone: 'eu-b', outcome: 'unreachable' }],
] as const)('%s moves %s, and goes with it', async (fault, name, labels) => {
  const shop = aShop()
  const read = sumOf(name, labels)
  const calm = await growthOf(shop, read)
  shop.backend.faults.set(fault, true)

  const during = await growthOf(shop, read)

  shop.backend.faults.set(fault, false)
  await shop.clock.runUntil(shop.clock.now() + TEN_MINUTES)
  const after = await growthOf(shop, read)
  expect(during).toBeGreaterThan(5 * calm + 5)
  expect(after).toBeLessThan(during / 3)
})

it('every fault of a server names metrics that the backend has', async () => {
  const { backend } = aShop()
  const names = new Set<string>()
  for (const { registry } of backend.targets) {
    for (const { name } of await registry.getMetricsAsJSON()) names.add(name)
  }

  const named = Object.keys(FAULTS).flatMap((fault) =>
    FAULTS[fault as Fault].truth.metrics.map(({ name }) => name),
  )

  expect(named.filter((name) => !names.has(name))).toEqual([])
})

it('the same seed tells the same story', async () => {
  const stories = [aShop(), aShop()]
  for (const { clock } of stories) await clock.runUntil(START + TEN_MINUTES)

  const [one, other] = await Promise.all(
    stories.map(({ backend }) =>
      Promise.all(backend.targets.map(({ registry }) => registry.metrics())),
    ),
  )

  expect(one?.join('')).toMatch(/db_pool_wait_seconds_count \d\d/)
  expect(one).toEqual(other)
})

it('a pool lends to those who came first, and tells who waited in vain', async () => {
  const clock = createDrivenClock(START)
  const pool = createPool({
    ...{ clock, size: 1, patienceMs: 100 },
    metrics: createPoolMetrics(createMetrics()),
  })
  const served: string[] = []
  const use = async (name: string, ms: number) => {
    await pool.take()
    served.push(name)
    await clock.wait(ms)
    pool.giveBack()
  }
  const all = Promise.allSettled([use('a', 60), use('b', 60), use('c', 10), use('d', 10)])

  await clock.runUntil(START + 1_000)

  const outcomes = await all
  expect(served).toEqual(['a', 'b'])
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
  ])
  expect(outcomes[2]).toMatchObject({ reason: expect.any(PoolTimeoutError) as unknown })
})
