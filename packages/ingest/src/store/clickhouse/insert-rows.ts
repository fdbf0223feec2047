import type { RefusedRow } from '../ports.ts'
import type { Row } from '../rows.ts'
import { tableOf, toSqlRow } from './to-sql.ts'

/**
 * Runs an INSERT whose rows follow it as lines of JSON. Resolves when the database has them.
 * @throws StoreError, or an error with ClickHouse's own code.
 */
export type RunInsert = (statement: string, lines: readonly string[]) => Promise<void>

interface Line {
  row: Row
  text: string
}

/**
 * One insert per table, as text: the client's array form would stringify on the event loop
 * a second time and stall it (800 ms seen).
 * @returns rows whose content a table refuses; their neighbours are stored.
 * @throws when the database is away; the caller asks again with the same token.
 */
export async function insertRowsBy(
  run: RunInsert,
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
      insertSound(run, table, { lines, ...(token && { token: `${token}:${table}` }) }),
    ),
  )
  return refused.flat()
}

/**
 * Where the lines together are refused, each half is tried by itself, down to the rows at fault. The
 * halves' tokens follow from the whole's, so that a second run of the same batch stores none twice.
 */
async function insertSound(
  run: RunInsert,
  table: string,
  { lines, token }: { lines: Line[]; token?: string },
): Promise<RefusedRow[]> {
  try {
    await run(
      insertInto(table, token),
      lines.map((line) => line.text),
    )
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
      refused.push(...(await insertSound(run, table, { lines: part, ...tokenOfPart })))
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

/** What the rows follow; a token makes the second of two equal inserts a no-op. */
export function insertInto(table: string, token?: string): string {
  return `INSERT INTO ${table} ${token === undefined ? '' : settingsOf(token)} FORMAT JSONEachRow`
}

/**
 * In the statement, never as the client's `clickhouse_settings`: the embedded engine runs those as
 * SET on its one session, where a token swallows every later insert and leaks into parallel ones.
 */
function settingsOf(token: string): string {
  if (!/^[\w:-]{1,200}$/.test(token))
    throw new Error('a deduplication token is letters, digits, - and :')
  // What is imported is of many days: more partitions than ClickHouse takes at once unless it is told to.
  return `SETTINGS insert_deduplication_token = '${token}', deduplicate_blocks_in_dependent_materialized_views = 1, max_partitions_per_insert_block = 0`
}
