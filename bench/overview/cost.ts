/**
 * What the overview costs: `cost.ts [VIEWS] [PAGES]`, 10,000,000 page views of 5,000 pages unless told,
 * all within the day that is asked for. Prints the median and the worst of five answers for each fill, and
 * their processor time, which other processes do not change.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { overviewOf, type OverviewAsk } from '../../packages/ingest/src/overview/overview.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'

const VIEWS = Number(process.argv[2] ?? 10_000_000)
const PAGES = Number(process.argv[3] ?? 5_000)
const ROUNDS = 5
const DAY_MS = 86_400_000
/** Rows of an insert: a part is written from memory. */
const AT_ONCE = 1_000_000

const to = Date.now()
const folder = await mkdtemp(join(tmpdir(), 'seismo-overview-'))
const client = await openClickHouse({ data: folder, clickhouse_url: undefined }, sqlFolder)
const store = createClickHouseStore(client)
try {
  await fill()
  for (const group of ['path', 'device'] as const) {
    for (const fill of ['LCP', 'error-rate'] as const) {
      await measure({ fill, group, against: 'previous' })
    }
  }
  await measure({ fill: 'LCP', group: 'path', against: 'week' })
} finally {
  await store.close()
  await rm(folder, { recursive: true, force: true })
}

/** Without the views of alerts, which have rollups of their own and are none of this. */
async function fill(): Promise<void> {
  const views = await client.query({
    query: `SELECT name FROM system.tables WHERE database = currentDatabase() AND engine = 'MaterializedView'`,
    format: 'JSONEachRow',
  })
  for (const { name } of await views.json<{ name: string }>()) {
    await client.command({ query: `DETACH TABLE ${name}` })
  }
  const shared = `1 AS project_id, fromUnixTimestamp64Milli(toInt64(${String(to - DAY_MS)} + rand64(1) % ${String(DAY_MS)}), 'UTC') AS ts,
    ts AS received_at, 1 AS weight, concat('web@2.', toString(number % 9)) AS release, 'production' AS environment,
    concat('/section', toString(page % 40), '/page', toString(page)) AS route,
    ['Chrome 156', 'Safari 19', 'Firefox 150'][1 + number % 3] AS browser, ['mobile', 'desktop'][1 + number % 2] AS device,
    toString(intDiv(number, 8)) AS session_id`
  // Some pages are seen a thousand times as often as others.
  const rows = (from: number) =>
    `(SELECT number, toUInt32(pow(rand(2) / 4294967296, 3) * ${String(PAGES)}) AS page FROM numbers(${String(from)}, ${String(Math.min(AT_ONCE, VIEWS - from))}))`
  const columns =
    'project_id, ts, received_at, weight, release, environment, route, browser, device, session_id'
  for (let from = 0; from < VIEWS; from += AT_ONCE) {
    await client.command({
      query: `INSERT INTO vitals (${columns}, metric, value, rating)
        SELECT ${shared}, 'LCP' AS metric, 400 + exp(randNormal(6.8, 0.7)) AS value, 'good' AS rating FROM ${rows(from)}`,
    })
    await client.command({
      query: `INSERT INTO pageviews (${columns}) SELECT ${shared} FROM ${rows(from)}`,
    })
  }
  console.log(`${String(VIEWS)} page views of ${String(PAGES)} pages within a day`)
}

async function measure(asked: Pick<OverviewAsk, 'fill' | 'group' | 'against'>): Promise<void> {
  const scope = { projectId: 1, from: to - DAY_MS, to }
  const taken: number[] = []
  const before = process.cpuUsage()
  let bytes = 0
  let entities = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now()
    const answer = await overviewOf(store, { scope, show: 'pages', ...asked })
    taken.push(performance.now() - start)
    bytes = JSON.stringify(answer).length
    entities = answer?.ids.length ?? 0
  }
  const { user, system } = process.cpuUsage(before)
  const cpuSeconds = (user + system) / ROUNDS / 1e6
  taken.sort((a, b) => a - b)
  const [median = 0, worst = 0] = [taken[ROUNDS >> 1], taken.at(-1)]
  console.log(
    `${asked.fill.padEnd(11)} by ${asked.group.padEnd(7)} against ${asked.against.padEnd(8)} ${(median / 1_000).toFixed(2)} s, at most ${(worst / 1_000).toFixed(2)} s, ${cpuSeconds.toFixed(2)} s of processor time, ` +
      `${String(entities)} entities, ${(bytes / 1e6).toFixed(1)} MB before compression`,
  )
}
