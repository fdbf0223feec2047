import { rm, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseError, type ClickHouseClient } from '@clickhouse/client'
import { addSums, type TableRestore } from '../table-copies.ts'
import { slicesOf, sumOf, tableLike } from './table-copies.ts'
import { toStoreError } from './to-store-error.ts'

const ASIDE = 'restore_of_'
/** As they are: two equal blocks are two, and rows that a merge would fold are folded by the merge. */
const SETTINGS = 'SETTINGS insert_deduplicate = 0, optimize_on_insert = 0'
/** Of a table that is not merged while it is filled. */
const MOST_PARTS = 100_000

/**
 * Fills tables aside, where no view sees the rows: rollups have a backup of their own.
 * @param throughFile for the embedded engine, whose statements are text and take no binary rows.
 */
export function createTableRestore(client: ClickHouseClient, throughFile?: string): TableRestore {
  const run = (query: string) => client.command({ query })

  async function begin(table: string): Promise<void> {
    const aside = ASIDE + table
    await run(`DROP TABLE IF EXISTS ${aside} SYNC SETTINGS max_table_size_to_drop = 0`)
    await tableLike(client, table, aside)
    await run(
      `ALTER TABLE ${aside} MODIFY SETTING parts_to_delay_insert = ${MOST_PARTS}, parts_to_throw_insert = ${MOST_PARTS}`,
    )
  }

  async function write(table: string, rows: Uint8Array): Promise<void> {
    const insert = `INSERT INTO ${ASIDE}${table} ${SETTINGS}`
    if (throughFile === undefined) return writeBody(`${insert} FORMAT Native`, rows)
    await writeFile(throughFile, rows)
    await client.command({
      query: `${insert} SELECT * FROM file({path: String}, 'Native')`,
      query_params: { path: throughFile },
    })
    await rm(throughFile)
  }

  async function writeBody(query: string, rows: Uint8Array): Promise<void> {
    const bytes = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength)
    const { stream } = await client.exec({
      query,
      values: Readable.from([bytes], { objectMode: false }),
    })
    const answer = await text(stream)
    if (answer !== '') throw toStoreError(parseError(answer))
  }

  async function sum(table: string) {
    const sums = []
    for (const slice of await slicesOf(client, ASIDE)) {
      if (slice.table === table) sums.push(await sumOf(client, ASIDE, slice))
    }
    return addSums(sums)
  }

  async function commit(table: string): Promise<void> {
    await run(`TRUNCATE TABLE ${table}`)
    await run(`ALTER TABLE ${table} ATTACH PARTITION ALL FROM ${ASIDE}${table}`)
    await run(`DROP TABLE ${ASIDE}${table} SYNC SETTINGS max_table_size_to_drop = 0`)
  }

  return { begin, write, sum, commit }
}
