/**
 * What pages and sessions cost to read: `pages.ts [--page-views 1000000] [--rounds 10]`. Four views a
 * session over a day, on 300 routes and on addresses with an id; three vitals and two requests a view.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { pageDetail } from '../../packages/ingest/src/pages/page-detail.ts'
import { pageList } from '../../packages/ingest/src/pages/page-list.ts'
import { readVisit } from '../../packages/ingest/src/sessions/read-visit.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'

const { values } = parseArgs({
  options: {
    'page-views': { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '10' },
  },
})
const pageViews = Math.floor(Number(values['page-views']))
const DAY_MS = 86_400_000

const data = await mkdtemp(join(tmpdir(), 'seismo-pages-'))
const client = await openClickHouse({ data, clickhouse_url: undefined }, sqlFolder)
const store = createClickHouseStore(client)
const to = Date.now()
await fill()

const scope = { projectId: 1, from: to - DAY_MS, to }
const list = { ...scope, text: '', limit: 50, offset: 0 }
const page = { name: '/route/7' }
const [visit] = await store.visits.list({ ...scope, limit: 1, offset: 0 })
const around = { from: visit?.startedAt ?? 0, to: (visit?.startedAt ?? 0) + 1 }
await measure('pages of a day', () => pageList(store.pages, { ...list, sort: 'views' }))
await measure('pages of an hour', () =>
  pageList(store.pages, { ...list, from: to - DAY_MS / 24, sort: 'LCP' }),
)
await measure('one page of a day', () => pageDetail(store.pages, { ...scope, page }))
await measure('its flow', () => store.pages.flow({ ...scope, page }))
await measure('sessions of a day', () => store.visits.list({ ...scope, limit: 50, offset: 0 }))
await measure('crashed ones on a page', () =>
  store.visits.list({ ...scope, page, having: 'crash', limit: 50, offset: 0 }),
)
await measure('one session', () => readVisit(store, { projectId: 1, id: visit?.id ?? '', around }))
await client.close()
await rm(data, { recursive: true })

/** Inside the engine, through the views that feed the rollups. */
async function fill(): Promise<void> {
  const started = performance.now()
  const stepMs = String(Math.floor((DAY_MS * 4) / pageViews))
  const signal = `1 AS project_id, release_ AS release, 'production' AS environment,
    concat('https://shop.example', path_) AS url, if(number % 5 = 0, '', route_) AS route,
    'Chrome 156' AS browser, 'Windows 10' AS os, if(number % 3 = 0, 'mobile', 'desktop') AS device,
    lower(hex(MD5(toString(intDiv(number, 4))))) AS session_id, at_ AS ts, at_ AS received_at`
  const source = (each: number) => `(
    SELECT view AS number, nth, concat('/route/', toString(cityHash64(view) % 300)) AS route_,
      concat('/orders/', toString(view % 50000)) AS path_, concat('2.4', toString(view % 7)) AS release_,
      fromUnixTimestamp64Milli(toInt64(${String(to - DAY_MS)} + intDiv(view, 4) * ${stepMs} + view % 4 * 9000), 'UTC') AS at_
    FROM (
      SELECT intDiv(number, ${String(each)}) AS view, number % ${String(each)} AS nth
      FROM numbers(${String(pageViews * each)})))`
  const tables = [
    ['pageviews', `${signal}, 1 AS weight, 'navigate' AS navigation_type`, source(1)],
    [
      'vitals',
      `${signal}, 1 AS weight, ['LCP', 'INP', 'CLS'][nth + 1] AS metric, cityHash64(number, nth) % 5000 AS value, 'good' AS rating`,
      source(3),
    ],
    [
      'requests',
      `${signal}, 1 AS weight, 'GET' AS method, '/api/cart' AS target, '/api/cart' AS template, 200 AS status, if(number % 50 = 0, 'http-error', 'ok') AS outcome, cityHash64(number, nth) % 900 AS duration_ms`,
      source(2),
    ],
    [
      'errors',
      `${signal}, 1 AS weight, generateUUIDv4() AS event_id, toUUID('11111111-1111-4111-8111-111111111111') AS fingerprint, 'error' AS mechanism, 'TypeError' AS type`,
      `${source(1)} WHERE number % 40 = 0`,
    ],
  ] as const
  for (const [table, columns, from] of tables) {
    const names = namesOf(columns)
    await client.command({
      query: `INSERT INTO ${table} (${names.join(', ')}) SELECT ${names.join(', ')} FROM (SELECT ${columns} FROM ${from})`,
    })
  }
  const seconds = ((performance.now() - started) / 1_000).toFixed(0)
  console.log(`${String(pageViews)} page views stored in ${seconds} s`)
}

/** What the columns of a SELECT are called. */
function namesOf(columns: string): string[] {
  return [...columns.matchAll(/ AS (\w+)(?=,|$)/g)].map(([, name]) => name ?? '')
}

async function measure(name: string, ask: () => Promise<unknown>): Promise<void> {
  await ask()
  const waits: number[] = []
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const start = performance.now()
    await ask()
    waits.push(performance.now() - start)
  }
  waits.sort((a, b) => a - b)
  const at = (part: number) => (waits[Math.floor((waits.length - 1) * part)] ?? 0).toFixed(0)
  console.log(`${name.padEnd(28)} p50 ${at(0.5)} p95 ${at(0.95)} ms`)
}
