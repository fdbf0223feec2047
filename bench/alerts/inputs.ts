/**
 * What a round of rules reads: `inputs.ts [--projects 500] [--rules 20] [--days 28] [--rounds 6]`. Fills
 * an embedded engine with that many projects, then observes their rules round after round.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ClickHouseClient } from '@clickhouse/client'
import type { Asked } from '../../packages/ingest/src/alerts/observation.ts'
import { createObservers } from '../../packages/ingest/src/alerts/observe/observers.ts'
import { rule } from '../../packages/ingest/src/alerts/rule/rule.ts'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { createAlertInputs } from '../../packages/ingest/src/store/clickhouse/alert-inputs.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'

const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: '500' },
    rules: { type: 'string', default: '20' },
    days: { type: 'string', default: '28' },
    rounds: { type: 'string', default: '6' },
  },
})
const [projects, rulesEach] = [Number(values.projects), Number(values.rules)]
const ROUND_MS = 10_000
const MINUTE_MS = 60_000

/** What a project has rules for, in the order in which people make them. */
const TEMPLATES: object[] = [
  { kind: 'spike' },
  { measure: 'errors-per-minute', above: 30, window: '1m' },
  { kind: 'new-issue' },
  { kind: 'no-data' },
  { kind: 'burn-rate', objective: 'crash-free-sessions', target: 99.5 },
  { kind: 'burn-rate', objective: 'successful-requests', target: 99 },
  { kind: 'deploy' },
  { kind: 'regressed' },
  { kind: 'escalating' },
  { kind: 'vital', metric: 'LCP', above: 'poor' },
  { measure: 'errors-per-100-pageviews', above: 5, window: '5m' },
  { measure: 'affected-users', above: 50, window: '5m', where: 'page:/checkout*' },
  { measure: 'errors', above: 20, window: '5m', where: 'class:chunk-load' },
  { measure: 'errors-per-minute', above: 30, window: '5m', windows: '3 of 5' },
  { measure: 'failed-requests-percent', above: 5, window: '5m' },
  { measure: 'request-duration', above: 2_000, window: '10m' },
  { measure: 'pageviews-per-minute', below: 1, window: '10m' },
  { measure: 'errors', above: 20, window: '5m', by: 'route' },
  { measure: 'errors', above: 20, window: '5m', by: 'release' },
  { kind: 'spike', where: 'environment:production' },
]

const folder = await mkdtemp(join(tmpdir(), 'seismo-alert-inputs-'))
const client = await openClickHouse({ data: folder, clickhouse_url: undefined }, sqlFolder)
const now = Math.floor(Date.now() / ROUND_MS) * ROUND_MS
await timed('filled', () => fill(client))
await observe()
await client.close()
await rm(folder, { recursive: true })

async function observe(): Promise<void> {
  const observers = createObservers(createAlertInputs(client))
  const asked = Array.from({ length: projects }, (_, project) => project + 1).flatMap((projectId) =>
    Array.from({ length: rulesEach }, (_, n): Asked => {
      const given = { name: `rule ${String(n)}`, ...TEMPLATES[n % TEMPLATES.length] }
      const ruleId = `${String(projectId)}/${String(n)}`
      return { ruleId, projectId, standing: [], rule: rule.parse(given) }
    }),
  )
  const kinds = Map.groupBy(asked, ({ rule: { kind } }) => kind)
  console.log(`${String(asked.length)} rules of ${String(projects)} projects`)
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const at = now + round * ROUND_MS
    const cpu = process.cpuUsage()
    const start = performance.now()
    const parts: string[] = []
    for (const [kind, rules] of kinds) {
      const began = performance.now()
      const answers = (await observers[kind]?.(rules, at)) ?? []
      const failed = answers.filter((answer) => answer.is === 'failed')
      const series = answers.flatMap((answer) => (answer.is === 'observed' ? answer.series : []))
      const seconds = (performance.now() - began) / 1_000
      parts.push(
        `${kind} ${seconds.toFixed(2)} s (${String(series.length)}${failed.length > 0 ? `, ${String(failed.length)} not yet` : ''})`,
      )
    }
    const seconds = (performance.now() - start) / 1_000
    const { user, system } = process.cpuUsage(cpu)
    console.log(
      `round ${String(round + 1)}: ${seconds.toFixed(2)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time; ${parts.join(', ')}`,
    )
  }
}

/** Two hours of rows through the real views; what is older, as the views would have left it. */
async function fill(to: ClickHouseClient): Promise<void> {
  const recent = (2 * 60 * MINUTE_MS) / ROUND_MS
  const rows = String(projects * recent)
  const signal = `toUInt32(number % ${String(projects)}) + 1 AS project_id,
    fromUnixTimestamp64Milli(toInt64(${String(now)} - intDiv(number, ${String(projects)}) * ${String(ROUND_MS)}), 'UTC') AS ts,
    ts AS received_at, ['1.0', '1.1'][1 + number % 2] AS release, 'production' AS environment,
    concat('/page/', toString(rand(2) % 30)) AS route, toString(intDiv(number, 3)) AS session_id, 1 AS weight`
  const columns = 'project_id, ts, received_at, release, environment, route, session_id, weight'
  await to.command({
    query: `INSERT INTO pageviews (${columns}) SELECT ${signal} FROM numbers(${rows})`,
  })
  await to.command({
    query: `INSERT INTO errors (${columns}, event_id, fingerprint, class, mechanism)
      SELECT ${signal}, generateUUIDv4(number), toUUID(concat('00000000-0000-4000-8000-', leftPad(toString(rand(3) % 100), 12, '0'))),
        'error', 'error' FROM numbers(${rows}) WHERE rand(1) % 20 = 0`,
  })
  await to.command({
    query: `INSERT INTO requests (${columns}, outcome, duration_ms, target)
      SELECT ${signal}, if(rand(1) % 50 = 0, 'http-error', 'ok'), rand(4) % 1000, '/api' FROM numbers(${rows})`,
  })
  await to.command({
    query: `INSERT INTO vitals (${columns}, metric, value, rating)
      SELECT ${signal}, 'LCP', 500 + rand(4) % 4000, 'good' FROM numbers(${rows})`,
  })
  await fillHistory(to)
}

async function fillHistory(to: ClickHouseClient): Promise<void> {
  const buckets = Number(values.days) * 288
  const rows = `numbers(${String(projects * buckets)})`
  const time = `toDateTime(intDiv(${String(now)}, 300000) * 300 - 7200 - (number % ${String(buckets)}) * 300, 'UTC')`
  const project = `toUInt32(intDiv(number, ${String(buckets)})) + 1`
  await to.command({
    query: `INSERT INTO alert_series_5m (project_id, dimension, value, bucket, environment, page_views, seen, errors, sessions)
      SELECT ${project}, '', '', ${time}, 'production', 30, 30, rand(1) % 3,
        arrayReduce('uniqCombinedState(12)', arrayMap(n -> toString(cityHash64(number, n)), range(10)))
      FROM ${rows} SETTINGS max_insert_threads = 1`,
  })
  await to.command({
    query: `INSERT INTO session_errors (project_id, dimension, value, day, environment, session, first_error, first_crash)
      SELECT ${project}, '', '', toDate(${time}), 'production', cityHash64(number), ${time}, ${time}
      FROM ${rows} WHERE rand(1) % 3 = 0 SETTINGS max_insert_threads = 1`,
  })
  await to.command({
    query: `INSERT INTO alert_timings_5m (project_id, measure, bucket, environment, n, good, bad, buckets)
      SELECT ${project}, 'request', ${time}, 'production', 30, 29, 1, map(toInt16(100), toUInt64(30))
      FROM ${rows} SETTINGS max_insert_threads = 1`,
  })
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now()
  await work()
  console.log(`${what} in ${((performance.now() - start) / 1_000).toFixed(1)} s`)
}
