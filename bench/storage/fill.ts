/**
 * Fills a folder: `fill.ts FOLDER EVENTS [--through-views]`; see README.md for how long it takes.
 *
 * Errors come first, without the views that count them, then each view's own statement counts them, a
 * day at a time: a block of a view folds a whole day, not the part of it that came with one insert.
 */
import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { generateErrors, generateTexts, PROJECT } from './generate.ts'
import { bytesOfTables } from './table-bytes.ts'
import { viewsOfErrors, writeView } from './views.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'through-views': { type: 'boolean', default: false } },
})
const [folder, given] = positionals
const events = Number(given)
if (folder === undefined || !events) throw new Error('fill.ts FOLDER EVENTS [--through-views]')
await mkdir(folder, { recursive: true })
const client = await openClickHouse({ data: folder, clickhouse_url: undefined }, sqlFolder)
const start = performance.now()

await generateTexts(client)
if (values['through-views']) await fillErrors()
else await fillThenCount()
for (const { table, rows, bytes } of await bytesOfTables(client)) {
  const each = (bytes / events).toFixed(1)
  console.log(
    `${table.padEnd(20)} ${String(rows).padStart(12)} rows ${each.padStart(8)} B an error`,
  )
}
await client.close()

async function fillErrors(): Promise<void> {
  await generateErrors(client, { events, to: Date.now() }, (done) => {
    tell(`${String(done)} events`)
  })
}

async function fillThenCount(): Promise<void> {
  const views = await viewsOfErrors(client)
  for (const { name } of views) await client.command({ query: `DETACH TABLE ${name}` })
  try {
    await fillErrors()
    for (const day of await daysOf(client)) {
      const ofDay = `project_id = ${String(PROJECT)} AND toDate(ts) = '${day}'`
      for (const view of views) await writeView(client, view, ofDay)
      tell(`the rollups of ${day}`)
    }
  } finally {
    for (const { name } of views) await client.command({ query: `ATTACH TABLE ${name}` })
  }
}

async function daysOf(from: ClickHouseClient): Promise<string[]> {
  const result = await from.query({
    query: 'SELECT DISTINCT toString(toDate(ts)) AS day FROM errors ORDER BY day',
    format: 'JSONEachRow',
  })
  return z
    .array(z.object({ day: z.string() }))
    .parse(await result.json())
    .map(({ day }) => day)
}

function tell(what: string): void {
  const { user, system } = process.cpuUsage()
  const seconds = (performance.now() - start) / 1_000
  const cpuSeconds = (user + system) / 1_000_000
  console.log(`${what} after ${seconds.toFixed(0)} s, ${cpuSeconds.toFixed(0)} s of processor time`)
}
