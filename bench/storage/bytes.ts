/**
 * Bytes a row on disk: `bytes.ts [--page-views 20000] [--hours 24] [--columns] [--countries]`. Each
 * page view brings an error on average; the fewer the hours, the more often each of 2,000 issues repeats.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { NO_RULES } from '../../packages/ingest/src/process/grouping-rules/compile-rules.ts'
import { createStoreBatch } from '../../packages/ingest/src/process/loop/store-batch.ts'
import { processEnvelope } from '../../packages/ingest/src/process/process-envelope.ts'
import { createStackResolver } from '../../packages/ingest/src/process/resolve-stack.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import type { Row } from '../../packages/ingest/src/store/rows.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { countryOf } from './countries.ts'
import { mappedFrames } from './page-errors.ts'
import { pageVisits } from './page-visits.ts'
import { bytesOfColumns, bytesOfTables, type TableBytes } from './table-bytes.ts'

const { values } = parseArgs({
  options: {
    'page-views': { type: 'string', default: '20000' },
    hours: { type: 'string', default: '24' },
    columns: { type: 'boolean', default: false },
    countries: { type: 'boolean', default: false },
  },
})
const pageViews = Number(values['page-views'])
const ISSUES = 2_000
const VISITS_A_BATCH = 500
const PROJECT = 1
const HOUR_MS = 3_600_000

/** Of one signal, by what it writes. The rest is of all signals alike and small: see `others`. */
const KINDS = [
  { kind: 'a vital', of: 'vitals', tables: ['vitals'], target: 60 },
  { kind: 'a request', of: 'requests', tables: ['requests'], target: 60 },
  { kind: 'a page view', of: 'pageviews', tables: ['pageviews'], target: 60 },
  {
    ...{ kind: 'an error', of: 'errors', target: 500 },
    tables: [
      ...['errors', 'stacks', 'error_bodies', 'issue_texts', 'issue_heads', 'issue_stats_1m'],
      ...['issue_stats_1h', 'issue_stats_1d', 'issue_stats_1w', 'issue_releases_1d'],
      ...['issue_counts_1h', 'issue_counts_1d', 'issue_counts_1w'],
      ...['issue_tags_1d', 'issues_by_tag_1d', 'tag_values_1d'],
      ...['issue_activity', 'issue_state', 'issue_budget'],
    ],
  },
]

const data = await mkdtemp(join(tmpdir(), 'seismo-bytes-'))
const client = await openClickHouse({ data, clickhouse_url: undefined }, sqlFolder)
await fill()
print('as the parts lie', await bytesOfTables(client))
for (const { table } of await bytesOfTables(client)) {
  await client.command({ query: `OPTIMIZE TABLE ${table} FINAL` })
}
const merged = await bytesOfTables(client)
print('merged', merged)
if (values.columns) await printColumns(merged)
await client.close()
await rm(data, { recursive: true })

/** Through all that processing does to rows; only maps are made up. */
async function fill(): Promise<void> {
  const store = createClickHouseStore(client)
  const { resolveStack } = createStackResolver(mappedFrames)
  const resolvers = {
    resolveStack,
    resolvePlace: () => Promise.resolve(undefined),
    rulesOf: () => NO_RULES,
  }
  let rows: Row[] = []
  const storeBatch = createStoreBatch({
    ...{ store, now: Date.now, budget: { burst: 1e6, perHour: 1e6 } },
    toRows: () => Promise.resolve({ rows, beacons: [] }),
    onRefused: (row, reason) => Promise.reject(new Error(`${row.is}: ${reason}`)),
  })
  const to = Math.floor(Date.now() / HOUR_MS) * HOUR_MS
  const from = to - Number(values.hours) * HOUR_MS
  let visits = 0
  for (const visit of pageVisits({ pageViews, from, to, issues: ISSUES })) {
    const country = values.countries ? countryOf(visit.envelope.context.sessionId) : ''
    const arrival = { projectId: PROJECT, country, ...visit }
    rows.push(...(await processEnvelope(visit.envelope, arrival, resolvers)))
    visits += 1
    if (visits % VISITS_A_BATCH > 0 && visits < pageViews) continue
    await storeBatch([], `batch-${String(visits)}`)
    rows = []
  }
}

function print(title: string, tables: readonly TableBytes[]): void {
  const known = new Map(tables.map((one) => [one.table, one]))
  console.log(`\n${title}:`)
  for (const { kind, of, tables: parts, target } of KINDS) {
    const rows = known.get(of)?.rows ?? 0
    const each = parts.map((table) => [table, (known.get(table)?.bytes ?? 0) / rows] as const)
    const sum = each.reduce((total, [, bytes]) => total + bytes, 0)
    const detail = each.length > 1 ? each.map(([table, n]) => `${table} ${n.toFixed(1)}`) : []
    console.log(
      `${kind.padEnd(12)} ${sum.toFixed(1).padStart(7)} B, at most ${String(target)} (${String(rows)} rows) ${detail.join(', ')}`,
    )
  }
  const counted = new Set(KINDS.flatMap(({ tables: parts }) => parts))
  const others = tables.filter(({ table, rows }) => !counted.has(table) && rows > 0)
  const shares = others.map(({ table, bytes }) => `${table} ${(bytes / pageViews).toFixed(1)}`)
  console.log(`others, a page view: ${shares.join(', ')}`)
}

async function printColumns(tables: readonly TableBytes[]): Promise<void> {
  const rowsOf = new Map(tables.map(({ table, rows }) => [table, rows]))
  for (const { of } of KINDS) {
    console.log(`\n${of}, bytes a row by column:`)
    for (const { column, bytes } of await bytesOfColumns(client, of)) {
      console.log(
        `  ${column.padEnd(20)} ${(bytes / (rowsOf.get(of) ?? 1)).toFixed(2).padStart(7)}`,
      )
    }
  }
}
