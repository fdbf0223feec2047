import type { ClickHouseClient } from '@clickhouse/client'
import { parseError } from '@clickhouse/client-web'
import * as z from 'zod'
import { READ_LIMITS, readSettings, type ReadLimits } from './read-limits.ts'
import { toStoreError } from './to-store-error.ts'

interface Query {
  sql: string
  params?: Record<string, unknown>
  limits?: ReadLimits
}

/**
 * Runs a query with bound parameters and checks every row it answers against `row`.
 * @throws StoreError where the database is away, or the query asks too much of it.
 */
export async function select<Row extends z.ZodType>(
  client: ClickHouseClient,
  row: Row,
  query: Query,
): Promise<z.output<Row>[]> {
  return z.array(row).parse(await rowsOf(client, query))
}

async function rowsOf(
  client: ClickHouseClient,
  { sql, params = {}, limits = READ_LIMITS }: Query,
): Promise<unknown[]> {
  try {
    const result = await client.query({
      query: `${sql} ${readSettings(limits)}`,
      query_params: params,
      format: 'JSONEachRow',
    })
    // As text: the client's own reading drops a last line that does not end, such as an exception.
    return rowsIn(await result.text())
  } catch (cause) {
    throw toStoreError(cause)
  }
}

function rowsIn(answer: string): unknown[] {
  const rows: unknown[] = []
  for (const line of answer.split('\n')) {
    if (line === '') continue
    // A server that had sent its 200 writes what went wrong after the rows that it had by then.
    if (!line.startsWith('{')) throw parseError(answer.slice(exceptionIn(answer)))
    rows.push(JSON.parse(line))
  }
  return rows
}

function exceptionIn(answer: string): number {
  return Math.max(0, answer.lastIndexOf('\nCode: ') + 1)
}
