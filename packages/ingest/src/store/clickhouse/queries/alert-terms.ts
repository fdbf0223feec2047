import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { insertLines, insertSelected } from '../insert.ts'
import { select } from '../select.ts'
import { count } from './columns.ts'

const termRow = z.object({ newest: count })
const NEWEST = 'SELECT max(term) FROM alert_terms'

export async function beginTerm(client: ClickHouseClient, least: number): Promise<number> {
  const [row] = await select(client, termRow, { sql: `SELECT (${NEWEST}) AS newest`, params: {} })
  // Who counts them may have begun anew, and the one that is right must not be refused for ever.
  const term = Math.max(least, (row?.newest ?? 0) + 1)
  await insertSelected(client, {
    sql: `INSERT INTO alert_terms (term, at) SELECT {term: UInt64}, now64(3, 'UTC')`,
    params: { term },
  })
  return term
}

interface Under {
  lines: string[]
  /** Types by name, as the lines have them. */
  columns: Readonly<Record<string, string>>
  /** Undefined where nobody else writes. */
  term: number | undefined
}

/** Rows stand in the statement, which is otherwise taken up to a quarter of a megabyte. */
const MOST_STATEMENT_BYTES = 256 * 1024 * 1024

/**
 * The database itself compares: between a question and an insert, a process can be paused for an hour.
 * For a server alone, as the embedded engine has one process.
 */
export async function insertUnder(
  client: ClickHouseClient,
  table: string,
  { lines, columns, term }: Under,
): Promise<void> {
  if (term === undefined) return insertLines(client, table, { lines })
  const names = Object.keys(columns).join(', ')
  const structure = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
  const source = `format(JSONEachRow, ${quoted(structure.join(', '))}, ${quoted(lines.join('\n'))})`
  await insertSelected(client, {
    sql: `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${source}
      WHERE (${NEWEST}) <= toUInt64(${String(Math.trunc(term))})`,
    params: {},
    settings: { max_query_size: String(MOST_STATEMENT_BYTES) },
  })
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
