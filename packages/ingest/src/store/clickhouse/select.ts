import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'

/** Runs a query with bound parameters and checks every row it answers against `row`. */
export async function select<Row extends z.ZodType>(
  client: ClickHouseClient,
  row: Row,
  { sql, params = {} }: { sql: string; params?: Record<string, unknown> },
): Promise<z.output<Row>[]> {
  const result = await client.query({
    // In the statement: see insert.ts for what the client's own settings do in the embedded engine.
    query: `${sql} SETTINGS max_execution_time = 30`,
    query_params: params,
    format: 'JSONEachRow',
  })
  return z.array(row).parse(await result.json())
}
