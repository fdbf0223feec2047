import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseError, type ClickHouseClient, type ClickHouseSettings } from '@clickhouse/client'
import type { RefusedRow } from '../ports.ts'
import type { Row } from '../rows.ts'
import { tableOf, toSqlRow } from './to-sql.ts'
import { toStoreError } from './to-store-error.ts'

interface Line {
  row: Row
  text: string
}

/**
 * One insert per table, as raw bytes: the client's array form would stringify on the event loop
 * a second time and stall it (800 ms seen).
 * @returns rows whose content a table refuses; their neighbours are stored.
 * @throws when the database is away; the caller asks again with the same token.
 */
export async function insertRows(
  client: ClickHouseClient,
  rows: readonly Row[],
  token?: string,
): Promise<RefusedRow[]> {
  const tables = new Map<string, Line[]>()
  for (const row of rows) {
    const table = tableOf[row.is]
    const line = { row, text: JSON.stringify(toSqlRow(row)) }
    const before = tables.get(table)
    if (before) before.push(line)
    else tables.set(table, [line])
  }
  const refused = await Promise.all(
    [...tables].map(([table, lines]) =>
      insertSound(client, table, { lines, ...(token && { token: `${token}:${table}` }) }),
    ),
  )
  return refused.flat()
}

/**
 * Where the lines together are refused, each half is tried by itself, down to the rows at fault. The
 * halves' tokens follow from the whole's, so that a second run of the same batch stores none twice.
 */
async function insertSound(
  client: ClickHouseClient,
  table: string,
  { lines, token }: { lines: Line[]; token?: string },
): Promise<RefusedRow[]> {
  try {
    await insertLines(client, table, {
      lines: lines.map((line) => line.text),
      ...(token !== undefined && { token }),
    })
    return []
  } catch (cause) {
    if (!isOfContent(cause)) throw cause
    const [only, ...others] = lines
    if (only && others.length === 0) return [{ row: only.row, reason: cause.message }]
    const half = lines.length >> 1
    const refused: RefusedRow[] = []
    for (const [part, name] of [
      [lines.slice(0, half), 'a'],
      [lines.slice(half), 'b'],
    ] as const) {
      const tokenOfPart = token !== undefined && { token: `${token}-${name}` }
      refused.push(...(await insertSound(client, table, { lines: part, ...tokenOfPart })))
    }
    return refused
  }
}

/** Codes of ClickHouse for values that do not fit their column; all else is trouble of the database. */
const OF_CONTENT = new Set(
  [6, 25, 26, 27, 33, 38, 41, 53, 69, 70, 72, 117, 130, 349, 376, 407, 441].map(String),
)

/** By its code: the embedded engine has a `ClickHouseError` class of its own. */
function isOfContent(cause: unknown): cause is Error {
  return cause instanceof Error && 'code' in cause && OF_CONTENT.has(String(cause.code))
}

export async function insertLines(
  client: ClickHouseClient,
  table: string,
  { lines, token }: { lines: string[]; token?: string },
): Promise<void> {
  await insert(client, {
    query: `INSERT INTO ${table} ${token === undefined ? '' : settingsOf(token)} FORMAT JSONEachRow`,
    values: Readable.from([Buffer.from(lines.join('\n') + '\n')], { objectMode: false }),
  })
}

interface Selected {
  sql: string
  params: Record<string, unknown>
  /** Of a server alone: see `settingsOf`. */
  settings?: ClickHouseSettings
}

/** Rows that the database makes of its own. */
export async function insertSelected(
  client: ClickHouseClient,
  { sql, params, settings }: Selected,
): Promise<void> {
  await insert(client, {
    ...{ query: sql, query_params: params },
    ...(settings && { clickhouse_settings: settings }),
  })
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

/**
 * In the statement, never as the client's `clickhouse_settings`: the embedded engine runs those as
 * SET on its one session, where a token swallows every later insert and leaks into parallel ones.
 */
function settingsOf(token: string): string {
  if (!/^[\w:-]{1,200}$/.test(token))
    throw new Error('a deduplication token is letters, digits, - and :')
  return `SETTINGS insert_deduplication_token = '${token}', deduplicate_blocks_in_dependent_materialized_views = 1`
}
