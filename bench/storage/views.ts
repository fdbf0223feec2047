import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'

const viewRow = z.object({ name: z.string(), statement: z.string() })

interface View {
  name: string
  /** The table that it writes. */
  to: string
  columns: string[]
  query: string
}

/** What counts errors as they are stored. */
export async function viewsOfErrors(client: ClickHouseClient): Promise<View[]> {
  const result = await client.query({
    query: `
      SELECT name, create_table_query AS statement FROM system.tables
      WHERE database = currentDatabase() AND engine = 'MaterializedView' ORDER BY name`,
    format: 'JSONEachRow',
  })
  const rows = z.array(viewRow).parse(await result.json())
  return rows.flatMap(({ name, statement }) => {
    const [, to = '', listed = '', query = ''] =
      / TO (\S+) \((.*?)\) AS ((?:WITH|SELECT)\b.*)$/s.exec(statement) ?? []
    if (query.search(OF_ERRORS) < 0) return []
    const columns = [...listed.matchAll(/(?:^|, )`(\w+)` /g)].flatMap(([, column]) => column ?? [])
    return { name, to, columns, query }
  })
}

/** With the name that the view gives it, if any. */
const OF_ERRORS = /\bFROM (?:`?\w+`?\.)?`?errors`?(?![\w`])(?: AS (\w+))?/g

/** What the view would have written of these errors, had they come in one block; views of its table do as always. */
export async function writeView(
  client: ClickHouseClient,
  { to, columns, query }: View,
  where: string,
): Promise<void> {
  const some = query.replace(
    OF_ERRORS,
    (_, alias = 'errors') => `FROM (SELECT * FROM errors WHERE ${where}) AS ${alias}`,
  )
  await client.command({
    query: `INSERT INTO ${to} (${columns.join(', ')}) ${some}
      SETTINGS max_threads = 2, min_insert_block_size_rows = 1000000,
        min_insert_block_size_rows_for_materialized_views = 1000000, max_memory_usage = 6000000000,
        max_bytes_before_external_group_by = 2000000000`,
  })
}
