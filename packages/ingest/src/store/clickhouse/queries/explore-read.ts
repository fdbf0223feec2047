import type { ClickHouseClient } from '@clickhouse/client'
import { parseError } from '@clickhouse/client-web'
import * as z from 'zod'
import type { ReadCost } from '../../explore-store.ts'
import { READ_LIMITS, readSettings } from '../read-limits.ts'
import { toStoreError } from '../to-store-error.ts'
import { legibleSql } from './explore-legible.ts'

export interface ExploreLimits {
  /** Rows that one read may look at; it ends with what it has by then. */
  rows: number
  /** Groups that are counted before the first of them are known. */
  groups: number
}

/** Half a minute's work of two processors. */
export const EXPLORE_LIMITS: ExploreLimits = { rows: 200_000_000, groups: 2_000_000 }

const answer = z.object({
  meta: z.array(z.object({ name: z.string() })),
  data: z.array(z.array(z.unknown())),
  statistics: z.object({ elapsed: z.number(), rows_read: z.coerce.number() }),
})

interface Statement {
  sql: string
  params: Record<string, unknown>
  limits: ExploreLimits
}

interface Read<Row> extends ReadCost {
  rows: Row[]
}

/**
 * As `select` does, with what it took. A read that looks at too many rows ends early, which is told; one
 * that takes too long or has too many groups is refused, for the engine then answers nothing of use.
 * @throws StoreError where the database is away, or the query asks too much of it.
 */
export async function exploreRead<Row extends z.ZodType>(
  client: ClickHouseClient,
  row: Row,
  { sql, params, limits }: Statement,
): Promise<Read<z.output<Row>>> {
  const read = answer.parse(await answerOf(client, { sql, params, limits }))
  const names = read.meta.map(({ name }) => name)
  const toRow = (cells: readonly unknown[]) =>
    row.parse(Object.fromEntries(names.map((name, index) => [name, cells[index]])))
  const { elapsed, rows_read: rowsRead } = read.statistics
  return {
    rows: read.data.map(toRow),
    elapsedMs: Math.round(elapsed * 1_000),
    rowsRead,
    partial: rowsRead >= limits.rows,
    sql: legibleSql(sql, params),
  }
}

async function answerOf(
  client: ClickHouseClient,
  { sql, params, limits }: Statement,
): Promise<unknown> {
  try {
    const result = await client.query({
      query: `${sql} ${readSettings(READ_LIMITS)}, ${settingsOf(limits)}`,
      query_params: params,
      format: 'JSONCompact',
    })
    return parsed(await result.text())
  } catch (cause) {
    throw toStoreError(cause)
  }
}

function settingsOf({ rows, groups }: ExploreLimits): string {
  return `max_rows_to_read = ${String(rows)}, read_overflow_mode = 'break',
    max_rows_to_group_by = ${String(groups)}, group_by_overflow_mode = 'throw'`
}

/** What goes wrong after the first rows is written behind them. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw parseError(text.slice(Math.max(0, text.lastIndexOf('Code: '))))
  }
}
