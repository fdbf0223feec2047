import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { ClickHouseClient } from '@clickhouse/client'
import { parseError } from '@clickhouse/client-web'
import type { RefusedRow } from '../ports.ts'
import type { Row } from '../rows.ts'
import { insertInto, insertRowsBy } from './insert-rows.ts'
import { toStoreError } from './to-store-error.ts'

/** As `insertRowsBy`. */
export function insertRows(
  client: ClickHouseClient,
  rows: readonly Row[],
  token?: string,
): Promise<RefusedRow[]> {
  return insertRowsBy((statement, lines) => runInsert(client, statement, lines), rows, token)
}

export async function insertLines(
  client: ClickHouseClient,
  table: string,
  { lines }: { lines: string[] },
): Promise<void> {
  await runInsert(client, insertInto(table), lines)
}

/** Rows that the database makes of its own. */
export async function insertSelected(
  client: ClickHouseClient,
  { sql, params }: { sql: string; params: Record<string, unknown> },
): Promise<void> {
  await insert(client, { query: sql, query_params: params })
}

async function runInsert(
  client: ClickHouseClient,
  query: string,
  lines: readonly string[],
): Promise<void> {
  const values = Readable.from([Buffer.from(lines.join('\n') + '\n')], { objectMode: false })
  await insert(client, { query, values })
}

async function insert(
  client: ClickHouseClient,
  statement: Parameters<ClickHouseClient['exec']>[0],
): Promise<void> {
  const answer = await answerOf(client, statement)
  // An insert answers nothing. A server that reports progress sends its 200 first: what went wrong
  // after that is in the body, and a connection that breaks says nothing of the rows.
  if (answer !== '') throw toStoreError(parseError(answer))
}

async function answerOf(
  client: ClickHouseClient,
  statement: Parameters<ClickHouseClient['exec']>[0],
): Promise<string> {
  try {
    const { stream } = await client.exec(statement)
    return await text(stream)
  } catch (cause) {
    throw toStoreError(cause)
  }
}
