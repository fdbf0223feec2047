/** Fills a folder: `fill.ts FOLDER EVENTS`. 1 M events take about 30 s of processor time. */
import { mkdir } from 'node:fs/promises'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { generateErrors, generateTexts } from './generate.ts'
import { bytesOfTables } from './table-bytes.ts'

const [folder, events] = process.argv.slice(2)
if (folder === undefined || !Number(events)) throw new Error('fill.ts FOLDER EVENTS')
await mkdir(folder, { recursive: true })
const client = await openClickHouse({ data: folder, clickhouse_url: undefined }, sqlFolder)
const start = performance.now()
await generateTexts(client)
await generateErrors(client, { events: Number(events), to: Date.now() }, (done) => {
  console.log(`${String(done)} events after ${((performance.now() - start) / 1_000).toFixed(0)} s`)
})
for (const { table, rows, bytes } of await bytesOfTables(client)) {
  const each = (bytes / Number(events)).toFixed(1)
  console.log(
    `${table.padEnd(20)} ${String(rows).padStart(12)} rows ${each.padStart(8)} B an error`,
  )
}
await client.close()
