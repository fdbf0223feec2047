import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'

const tableRow = z.object({ table: z.string(), n: z.coerce.number(), size: z.coerce.number() })

export interface TableBytes {
  table: string
  rows: number
  bytes: number
}

/** What lies on disk, marks and indexes included; the largest first. */
export async function bytesOfTables(client: ClickHouseClient): Promise<TableBytes[]> {
  const result = await client.query({
    query: `
      SELECT table, sum(rows) AS n, sum(bytes_on_disk) AS size FROM system.parts
      WHERE active AND database = currentDatabase() GROUP BY table ORDER BY size DESC`,
    format: 'JSONEachRow',
  })
  const rows = z.array(tableRow).parse(await result.json())
  return rows.map(({ table, n, size }) => ({ table, rows: n, bytes: size }))
}

const columnRow = z.object({ column: z.string(), size: z.coerce.number() })

/** Without marks and indexes; the largest first. */
export async function bytesOfColumns(
  client: ClickHouseClient,
  table: string,
): Promise<{ column: string; bytes: number }[]> {
  const result = await client.query({
    query: `
      SELECT column, sum(column_data_compressed_bytes) AS size FROM system.parts_columns
      WHERE active AND database = currentDatabase() AND table = {table: String}
      GROUP BY column HAVING size > 0 ORDER BY size DESC`,
    query_params: { table },
    format: 'JSONEachRow',
  })
  const rows = z.array(columnRow).parse(await result.json())
  return rows.map(({ column, size }) => ({ column, bytes: size }))
}
