/**
 * What the list of requests costs to read: `requests.ts [--requests 10000000] [--days 7] [--rounds 10]`. On
 * 300 endpoints of three hosts, a few asked for most, by pages with a route and by addresses with an id.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { endpointDetail } from '../../packages/ingest/src/requests/endpoint-detail.ts'
import { endpointList } from '../../packages/ingest/src/requests/endpoint-list.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000000' },
    days: { type: 'string', default: '7' },
    rounds: { type: 'string', default: '10' },
  },
})
const DAY_MS = 86_400_000
const days = Number(values.days)
const perDay = Math.floor(Number(values.requests) / days)

const data = await mkdtemp(join(tmpdir(), 'seismo-requests-'))
const client = await openClickHouse({ data, clickhouse_url: undefined }, sqlFolder)
const store = createClickHouseStore(client)
const to = Date.now()
const started = performance.now()
for (let day = 0; day < days; day += 1) await fill(day)
const seconds = ((performance.now() - started) / 1_000).toFixed(0)
console.log(`${String(perDay * days)} requests stored in ${seconds} s`)

const whole = { projectId: 1, from: to - days * DAY_MS, to }
const lastDay = { ...whole, from: to - DAY_MS }
const list = { text: '', sort: 'requests', limit: 50, offset: 0 } as const
const [row] = await store.endpoints.list({ ...lastDay, ...list })
const { method, target, operation } = row ?? { method: '', target: '', operation: '' }
const endpoint = { method, target, operation }
for (const [name, scope] of [
  ['all', whole],
  ['a day', lastDay],
] as const) {
  await measure(`list of ${name}`, () => store.endpoints.list({ ...scope, ...list }))
  await measure(`with pages, of ${name}`, () =>
    endpointList(store.endpoints, { ...scope, ...list }),
  )
  await measure(`hosts of ${name}`, () => store.endpoints.hosts({ ...scope, ...list }))
  await measure(`one endpoint of ${name}`, () =>
    endpointDetail(store.endpoints, { ...scope, endpoint }),
  )
}
await client.close()
await rm(data, { recursive: true })

/** Inside the engine, through the view that feeds the rollup. */
async function fill(day: number): Promise<void> {
  const first = String(to - (day + 1) * DAY_MS)
  await client.command({
    query: `
      INSERT INTO requests (project_id, ts, received_at, via, method, target, template, status, outcome,
        duration_ms, release, environment, url, route, browser, os, device, session_id, wait_ms, dns_ms,
        connect_ms, server_ms, download_ms, transfer_bytes, body_bytes, protocol, server_timing)
      SELECT 1, at, at, 'fetch', if(r % 5 = 0, 'POST', 'GET'),
        concat('https://', host, '/api/v1/things', toString(e), '/', toString(r % 50000)),
        concat('https://', host, '/api/v1/things', toString(e), '/:id'),
        if(r % 50 = 0, 503, 200), if(r % 50 = 0, 'http-error', 'ok'),
        round(exp(3 + (r % 1000) / 250 + e / 100)), '2.41.${String(day)}', 'production',
        concat('https://shop.example/orders/', toString(r % 50000)),
        if(r % 5 = 1, '', concat('/route/', toString(r % 300))), 'Chrome 156', 'Windows 10',
        if(r % 3 = 0, 'mobile', 'desktop'), lower(hex(MD5(toString(intDiv(number, 12))))),
        2, if(r % 10 = 0, 12, 0), if(r % 10 = 0, 45, 0), if(is_told, r % 400, 0), if(is_told, r % 30, 0),
        if(is_told AND r % 4 != 0, r % 90000, 0), if(is_told, r % 90000, 0), if(is_told, 'h2', ''),
        if(is_told AND r % 2 = 0, ['db;dur=12.5', 'app;dur=80'], [])
      FROM (
        SELECT number, cityHash64(number, ${String(day)}) AS r,
          toUInt32(pow(cityHash64(number, 7, ${String(day)}) % 1000 / 1000, 2) * 300) AS e, e % 3 != 0 AS is_told,
          ['cdn.other.example', 'shop.example', 'api.shop.example'][e % 3 + 1] AS host,
          fromUnixTimestamp64Milli(toInt64(${first} + intDiv(number * ${String(DAY_MS)}, ${String(perDay)})), 'UTC') AS at
        FROM numbers(${String(perDay)}))`,
  })
}

async function measure(name: string, ask: () => Promise<unknown>): Promise<void> {
  await ask()
  const waits: number[] = []
  const before = process.cpuUsage()
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const start = performance.now()
    await ask()
    waits.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(before)
  waits.sort((a, b) => a - b)
  const at = (part: number) => (waits[Math.floor((waits.length - 1) * part)] ?? 0).toFixed(0)
  const cpu = ((user + system) / 1_000 / Math.max(1, waits.length)).toFixed(0)
  console.log(`${name.padEnd(24)} p50 ${at(0.5)} p95 ${at(0.95)} ms, ${cpu} ms of processors`)
}
