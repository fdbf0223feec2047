import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseError, type ClickHouseClient } from '@clickhouse/client'
import type { Row } from '../rows.ts'
import { tableOf, toSqlRow } from './to-sql.ts'

/**
 * One insert per table, as raw bytes: the client's array form would stringify on the event loop
 * a second time and stall it (800 ms seen).
 * @throws when any table refuses its rows; the caller answers for the whole batch.
 */
export async function insertRows(
  client: ClickHouseClient,
  rows: readonly Row[],
  token?: string,
): Promise<void> {
  const lines = new Map<string, string[]>()
  for (const row of rows) {
    const table = tableOf[row.is]
    const line = JSON.stringify(toSqlRow(row))
    const before = lines.get(table)
    if (before) before.push(line)
    else lines.set(table, [line])
  }
  await Promise.all(
    [...lines].map(([table, tableLines]) =>
      insertLines(client, table, {
        lines: tableLines,
        ...(token && { token: `${token}:${table}` }),
      }),
    ),
  )
}

export async function insertLines(
  client: ClickHouseClient,
  table: string,
  { lines, token }: { lines: string[]; token?: string },
): Promise<void> {
  const { stream } = await client.exec({
    query: `INSERT INTO ${table} ${token === undefined ? '' : settingsOf(token)} FORMAT JSONEachRow`,
    values: Readable.from([Buffer.from(lines.join('\n') + '\n')], { objectMode: false }),
  })
  // An insert answers nothing. A server that reports progress sends its 200 first: what went wrong
  // after that is in the body, and a connection that breaks says nothing of the rows.
  const answer = await text(stream)
  if (answer !== '') throw parseError(answer)
}

/**
 * In the statement, never as the client's `clickhouse_settings`: the embedded engine runs those as
 * SET on its one session, where a token swallows every later insert and leaks into parallel ones.
 */
function settingsOf(token: string): string {
  if (!/^[\w:-]{1,200}$/.test(token))
    throw new Error('a deduplication token is letters, digits, - and :')
  return `SETTINGS insert_deduplication_token = '${token}', deduplicate_blocks_in_dependent_materialized_views = 1`
}
