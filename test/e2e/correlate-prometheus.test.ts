import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Correlations, IssueSummary } from '@seismo/ingest/api'
import type { Item } from '@seismo/browser/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Row } from '../../packages/ingest/src/store/rows.ts'
import { aFreeAddress } from '../harness/a-free-address.ts'
import { aBeacon, anError, aPageView } from '../harness/beacon.ts'
import { startDemoShop, type DemoShop } from '../harness/demo-shop.ts'
import { liveThrough } from '../harness/driven-shop/live-through.ts'
import {
  importOpenMetrics,
  startNodeExporter,
  startPrometheus,
  type Prometheus,
} from '../harness/prometheus.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

const MINUTE_MS = 60_000
const HISTORY_MS = 150 * MINUTE_MS
const FAULT_MS = 20 * MINUTE_MS
const ITEMS_AT_ONCE = 50

let seismo: Seismo
let shop: DemoShop
let prometheus: Prometheus
/** The past ends, however long it takes to have it stored. */
let end: string
/** Events of the issue that is asked about. */
let failed = 0
const started = new AsyncDisposableStack()

/**
 * The shop's last hours are lived through by a clock that does not wait, and what it exposed is
 * imported; from now on the real shop goes on with the same fault, and is scraped.
 */
beforeAll(async () => {
  const address = await aFreeAddress()
  seismo = await startSeismo('', { SEISMO_PROMETHEUS_URL: `http://${address}` })
  started.defer(seismo.end)
  shop = await startDemoShop(seismo, { requestsPerSecond: 6 })
  started.defer(shop.stop)
  await shop.fault('saturated-pool', true)
  const data = await aPast()
  const exporter = await startNodeExporter()
  started.defer(exporter.stop)
  prometheus = await startPrometheus({
    ...{ address, data },
    config: `global: { scrape_interval: 1s }
scrape_configs:
  - { job_name: node, static_configs: [{ targets: ['${new URL(exporter.url).host}'] }] }
  - { job_name: shop, http_sd_configs: [{ url: '${shop.targetsUrl}', refresh_interval: 1s }] }`,
  })
  started.defer(prometheus.stop)
  await prometheus.until('sum(up)', ([up = 0]) => up >= 20)
}, 240_000)

afterAll(() => started.disposeAsync())

async function aPast(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-past-'))
  started.defer(() => rm(folder, { recursive: true, force: true }))
  const to = Date.now() - 5_000
  const { files, rows } = await liveThrough(
    {
      ...{ projectId: 1, seed: 11, fault: 'saturated-pool' },
      ...{ from: to - HISTORY_MS, injectedAt: to - FAULT_MS, to },
    },
    folder,
  )
  end = new Date(to).toISOString()
  failed = rows.filter((row) => row.is === 'error' && isOfCheckout(row)).length
  const data = join(folder, 'data')
  await importOpenMetrics(files, data)
  await send(rows.flatMap(itemsOf))
  return data
}

function itemsOf(row: Row): Item[] {
  if (row.is === 'pageview') {
    return [aPageView({ at: row.at, view: { id: randomUUID(), url: row.url, route: row.route } })]
  }
  if (row.is !== 'error') return []
  const stack = { stack: [0] }
  return [anError({ at: row.at, exceptions: [{ type: row.type, message: row.message, ...stack }] })]
}

/** As pages send it that were offline for a while. */
async function send(items: readonly Item[]): Promise<void> {
  for (let from = 0; from < items.length; from += ITEMS_AT_ONCE) {
    const response = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
      method: 'POST',
      body: JSON.stringify(aBeacon({ items: items.slice(from, from + ITEMS_AT_ONCE) })),
    })
    if (response.status !== 202) throw new Error(await response.text())
  }
}

const isOfCheckout = ({ message }: { message: string }) => message.includes('checkout')

async function checkoutIssue(): Promise<string> {
  const found = (items: IssueSummary[]) => items.find(isOfCheckout)
  const { items } = await seismo.until<{ items: IssueSummary[] }>(
    `/api/issues?from=-3h&to=${end}`,
    ({ items }) => found(items)?.events === failed,
  )
  return found(items)?.id ?? ''
}

const laneOf = ({ lanes }: Correlations, name: string) => lanes.find(({ lane }) => lane === name)

it('finds the pool that payments wait for, among what the shop and its machine expose', async () => {
  const issue = await checkoutIssue()

  const answer = await seismo.get<Correlations>(
    `/api/issues/${issue}/correlations?from=-3h&to=${end}`,
  )

  const names = answer.items
    .slice(0, 3)
    .map(({ name, labels }) => `${name} ${labels.service ?? ''}`)
  expect(names.join('\n')).toMatch(/db_pool_\w+.* payment/)
  expect(laneOf(answer, 'metrics')).toMatchObject({ problem: null })
  expect(laneOf(answer, 'metrics')?.checked).toBeGreaterThan(500)
})

it('says what is missing, and is quick about it, when Prometheus is away', async () => {
  const issue = await checkoutIssue()
  await prometheus.stop()
  const from = performance.now()

  // Of other hours: the answer of the first is remembered.
  const answer = await seismo.get<Correlations>(
    `/api/issues/${issue}/correlations?from=-2h&to=${end}`,
  )

  expect(performance.now() - from).toBeLessThan(5_000)
  expect(laneOf(answer, 'metrics')?.problem).toMatch(/Prometheus/)
  expect(answer.signal.n).toBeGreaterThan(0)
})
