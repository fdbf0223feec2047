/**
 * Milliseconds of the list and the page of releases over page views that the engine makes itself:
 * `node --conditions=source bench/storage/releases.ts [million page views] [releases]`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { releaseDetail } from '../../packages/ingest/src/releases/release-detail.ts'
import { releaseSummaries } from '../../packages/ingest/src/releases/release-summaries.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'

const [millions = 10, releases = 200] = process.argv.slice(2).map(Number)
const PIECE = 1_000_000
const VIEWS_OF_SESSION = 5
const RUNS = 10
const DAY_MS = 86_400_000
/** Whole, so that every run of the bench cuts its hours alike. */
const now = Math.floor(Date.now() / 3_600_000) * 3_600_000

const data = mkdtempSync(join(tmpdir(), 'seismo-bench-'))
const sql = fileURLToPath(new URL('../../sql', import.meta.url))
const client = await openClickHouse({ data, clickhouse_url: undefined }, sql)
const store = createClickHouseStore(client)

try {
  await fill()
  console.log(`${String(millions)} M page views, ${String(releases)} releases, 30 days`)
  for (const days of [1, 7, 30]) {
    const scope = { projectId: 1, from: now - days * DAY_MS, to: now }
    const page = { text: '', sort: 'first-seen', limit: 50, offset: 0 } as const
    await measure(`list of ${String(days)} d`, () => releaseSummaries(store, { ...scope, ...page }))
    await measure(`  sessions`, () => store.releases.sessions(scope, 24))
    await measure(`  users`, () => store.releases.users(scope))
    await measure(`one of ${String(days)} d`, () =>
      releaseDetail(store, scope, `1.${String(releases - 2)}.0`),
    )
  }
} finally {
  await store.close()
  rmSync(data, { recursive: true, force: true })
}

/** Each release rises and falls over a few days; 1 session in 100 ends with an error. */
async function fill(): Promise<void> {
  const total = millions * PIECE
  const columns = `
    1 AS project_id, fromUnixTimestamp64Milli(toInt64(${String(now - 30 * DAY_MS)} + at_ms), 'UTC') AS ts, ts AS received_at,
    generateUUIDv4() AS event_id,
    concat('1.', toString(greatest(0, least(${String(releases - 1)},
      toInt64(at_ms / ${String((30 * DAY_MS) / releases)}) - toInt64(session % 7)))), '.0') AS release,
    'production' AS environment, 'https://shop.example/' AS url, concat('/page/', toString(session % 50)) AS route,
    'Chrome 156' AS browser, 'desktop' AS device, hex(sipHash128(session)) AS session_id,
    if(session % 3 = 0, '', concat('user-', toString(session % 400000))) AS user_id, 1 AS weight`
  const numbers = (from: number) => `
    SELECT intDiv(number, ${String(VIEWS_OF_SESSION)}) AS session,
      intDiv(number * ${String(30 * DAY_MS)}, ${String(total)}) AS at_ms
    FROM numbers(${String(from)}, ${String(PIECE)})`
  for (let from = 0; from < total; from += PIECE) {
    await client.command({
      query: `INSERT INTO pageviews (project_id, ts, received_at, event_id, release, environment, url, route, browser, device, session_id, user_id, weight)
        SELECT ${columns} FROM (${numbers(from)})`,
    })
    await client.command({
      query: `INSERT INTO errors (project_id, ts, received_at, event_id, release, environment, url, route, browser, device, session_id, user_id, weight, mechanism, fingerprint)
        SELECT ${columns}, 'error' AS mechanism, toUUID(concat('00000000-0000-0000-0000-', leftPad(toString(session % 2000), 12, '0')))
        FROM (${numbers(from)}) WHERE session % 100 = 0`,
    })
  }
}

async function measure(name: string, run: () => Promise<unknown>): Promise<void> {
  await run()
  const times: number[] = []
  const cpu = process.cpuUsage()
  for (let index = 0; index < RUNS; index += 1) {
    const startedAt = performance.now()
    await run()
    times.push(performance.now() - startedAt)
  }
  // The engine is in this process: that tells of a machine with other things to do as well.
  const { user, system } = process.cpuUsage(cpu)
  const cpuMs = ((user + system) / 1_000 / RUNS).toFixed(0).padStart(5)
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(share * (RUNS - 1))] ?? 0).toFixed(0).padStart(5)
  console.log(`${name.padEnd(14)} p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  cpu ${cpuMs} ms`)
}
