import { buffer } from 'node:stream/consumers'
import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { TableCopies, TableSlice, TableSum } from '../table-copies.ts'
import { count, text } from './queries/columns.ts'
import { select } from './select.ts'
import { toStoreError } from './to-store-error.ts'

const COPY = 'backup_of_'
/** Uncompressed, of the rows that are read together; they are one file of the backup. */
const SLICE_BYTES = 48 * 1024 * 1024
/** A slice is read as long as it takes: nobody waits for an answer. */
const SETTINGS = 'SETTINGS max_threads = 1, max_execution_time = 0'
/** The migrations say what these hold. */
const OF_THE_SCHEMA = "('schema_migrations', 'schema_locks')"
/** Whoever holds a copy must not be able to sign or to go on with a login. */
const WITHOUT_SECRETS = "kind NOT IN ('signing-key', 'login')"

const named = z.object({ name: text })
const part = z.object({ table: text, name: text, rows: count, bytes: count })
const sum = z.tuple([z.object({ row_count: count, checksum: text })])

/** Copies as tables beside the tables: `ATTACH PARTITION … FROM` links the files of parts, which never change. */
export function createTableCopies(client: ClickHouseClient): TableCopies {
  async function drop(): Promise<void> {
    for (const name of await tablesLike(client, COPY))
      await client.command({ query: `DROP TABLE ${name} SYNC SETTINGS max_table_size_to_drop = 0` })
  }

  async function prepare(): Promise<void> {
    await drop()
    for (const name of await ownTables(client)) await tableLike(client, name, COPY + name)
  }

  async function take(): Promise<void> {
    for (const copy of await tablesLike(client, COPY)) {
      const query = `ALTER TABLE ${copy} ATTACH PARTITION ALL FROM ${copy.slice(COPY.length)}`
      await client.command({ query })
    }
  }

  async function read(slice: TableSlice): Promise<Uint8Array> {
    try {
      const query = `SELECT * ${fromSlice(COPY, slice)} ${SETTINGS} FORMAT Native`
      const { stream } = await client.exec({ query, query_params: { ...slice } })
      return await buffer(stream)
    } catch (cause) {
      throw toStoreError(cause)
    }
  }

  return {
    schema: async () =>
      (
        await select(client, named, { sql: 'SELECT name FROM schema_migrations ORDER BY name' })
      ).map(({ name }) => name),
    tables: async () => (await tablesLike(client, COPY)).map((name) => name.slice(COPY.length)),
    slices: () => slicesOf(client, COPY),
    sum: (slice) => sumOf(client, COPY, slice),
    ...{ prepare, take, read, drop },
  }
}

/** A table of the same columns that stays as it is filled: nothing is merged or thrown away in it. */
export async function tableLike(
  client: ClickHouseClient,
  name: string,
  copy: string,
): Promise<void> {
  await client.command({ query: `CREATE TABLE ${copy} AS ${name}` })
  await client.command({ query: `SYSTEM STOP MERGES ${copy}` })
}

export async function slicesOf(client: ClickHouseClient, prefix: string): Promise<TableSlice[]> {
  const parts = await select(client, part, {
    sql: `
      SELECT table, name, rows, data_uncompressed_bytes AS bytes FROM system.parts
      WHERE active AND database = currentDatabase() AND startsWith(table, {prefix: String}) AND rows > 0
      ORDER BY table, name`,
    params: { prefix },
  })
  return parts.flatMap(({ table, name, rows, bytes }) => {
    const step = Math.max(1, Math.floor(rows / Math.ceil((bytes + 1) / SLICE_BYTES)))
    return Array.from({ length: Math.ceil(rows / step) }, (_, index) => ({
      ...{ table: table.slice(prefix.length), part: name },
      ...{ from: index * step, to: Math.min(rows, (index + 1) * step) },
    }))
  })
}

export async function sumOf(
  client: ClickHouseClient,
  prefix: string,
  slice: TableSlice,
): Promise<TableSum> {
  const hashed = await hashedColumns(client, prefix + slice.table)
  const { stream } = await client.exec({
    query: `SELECT count() AS row_count, toString(sum(cityHash64(${hashed}))) AS checksum
      ${fromSlice(prefix, slice)} ${SETTINGS} FORMAT JSONEachRow`,
    query_params: { ...slice },
  })
  const answer = (await buffer(stream)).toString()
  const [{ row_count, checksum }] = sum.parse([JSON.parse(answer)])
  return { rows: row_count, checksum }
}

/** A state that was read and written again has its values in another order: what it comes to is compared. */
async function hashedColumns(client: ClickHouseClient, table: string): Promise<string> {
  const columns = await select(client, named, {
    sql: `
      SELECT if(startsWith(type, 'AggregateFunction('), format('finalizeAggregation(\`{}\`)', name),
        format('\`{}\`', name)) AS name
      FROM system.columns
      WHERE database = currentDatabase() AND table = {table: String}
        AND default_kind NOT IN ('ALIAS', 'MATERIALIZED')
      ORDER BY position`,
    params: { table },
  })
  return columns.map(({ name }) => name).join(', ')
}

function fromSlice(prefix: string, { table }: TableSlice): string {
  const secrets = table === 'changes' ? ` AND ${WITHOUT_SECRETS}` : ''
  return `FROM ${prefix}${table} WHERE _part = {part: String}
    AND _part_offset >= {from: UInt64} AND _part_offset < {to: UInt64}${secrets}`
}

async function ownTables(client: ClickHouseClient): Promise<string[]> {
  const rows = await select(client, named, {
    sql: `
      SELECT name FROM system.tables
      WHERE database = currentDatabase() AND endsWith(engine, 'MergeTree') AND name NOT IN ${OF_THE_SCHEMA}
        AND NOT startsWith(name, '.') ORDER BY name`,
  })
  return rows.map(({ name }) => name)
}

export async function tablesLike(client: ClickHouseClient, prefix: string): Promise<string[]> {
  const rows = await select(client, named, {
    sql: `SELECT name FROM system.tables
      WHERE database = currentDatabase() AND startsWith(name, {prefix: String}) ORDER BY name`,
    params: { prefix },
  })
  return rows.map(({ name }) => name)
}
