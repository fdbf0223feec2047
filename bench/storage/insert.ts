/**
 * Processor time that storing takes, views and the merges behind them included:
 * `insert.ts [--batches 30] [--drop view,view] [--countries]`. Batches of 2,000 errors, then of one.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import type { ErrorRow } from '../../packages/ingest/src/store/rows.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { arrivingRows } from './arriving.ts'
import { countryOf } from './countries.ts'

const { values } = parseArgs({
  options: {
    batches: { type: 'string', default: '30' },
    drop: { type: 'string', default: '' },
    countries: { type: 'boolean', default: false },
  },
})
const batches = Number(values.batches)
const data = await mkdtemp(join(tmpdir(), 'seismo-insert-'))
const client = await openClickHouse({ data, clickhouse_url: undefined }, sqlFolder)
const store = createClickHouseStore(client)

try {
  for (const view of values.drop.split(',').filter((name) => name !== '')) {
    await client.command({ query: `DROP VIEW ${view}` })
  }
  // What the engine and node compile of their own, and what is left of the migrations.
  for (let batch = 0; batch < 20; batch += 1) await store.insert(arrivingRows(100), randomUUID())
  for (const rows of [2_000, 1]) await measure(rows)
} finally {
  await store.close()
  await rm(data, { recursive: true, force: true })
}

/** A batch a second, as processing writes them: what merges take comes between them. */
async function measure(rows: number): Promise<void> {
  const inserting: number[] = []
  const cpu = process.cpuUsage()
  for (let batch = 0; batch < batches; batch += 1) {
    const next = performance.now() + 1_000
    const made = arriving(rows)
    const before = process.cpuUsage()
    await store.insert(made, randomUUID())
    inserting.push(msOf(process.cpuUsage(before)))
    await new Promise((done) => setTimeout(done, Math.max(0, next - performance.now())))
  }
  const all = msOf(process.cpuUsage(cpu)) / batches
  const median = inserting.toSorted((a, b) => a - b)[inserting.length >> 1] ?? 0
  console.log(
    `batch of ${String(rows)}: ${median.toFixed(0)} ms of processor (median), ${all.toFixed(0)} with merges (mean)`,
  )
}

function arriving(rows: number): ErrorRow[] {
  const made = arrivingRows(rows)
  return values.countries
    ? made.map((row) => ({ ...row, country: countryOf(row.sessionId) }))
    : made
}

function msOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000
}
