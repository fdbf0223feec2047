import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { CHANGE_KINDS, type Change, type ChangesQuery, type ChangeStep } from '../../ports.ts'
import { insertLines } from '../insert.ts'
import { select } from '../select.ts'
import { toSqlTime } from '../sql-time.ts'
import { millis, text } from './columns.ts'

export async function appendChange(client: ClickHouseClient, change: Change): Promise<void> {
  const row = { ...change, at: toSqlTime(change.at) }
  await insertLines(client, 'changes', { lines: [JSON.stringify(row)] })
}

const row = z.object({
  kind: z.enum(CHANGE_KINDS),
  id: text,
  changed_at: millis,
  actor: text,
  value: text,
})

/** The newest entry per id; removed ones, whose newest value is empty, are left out. */
export async function newestChanges(
  client: ClickHouseClient,
  kind: Change['kind'],
  id?: string,
): Promise<Change[]> {
  const rows = await select(client, row, {
    sql: `
      SELECT kind, id, toUnixTimestamp64Milli(toDateTime64(max(c.at), 3)) AS changed_at,
        argMax(c.actor, c.at) AS actor, argMax(c.value, c.at) AS value
      FROM changes AS c
      WHERE kind = {kind: String} ${id === undefined ? '' : 'AND id = {id: String}'}
      GROUP BY kind, id HAVING value != '' ORDER BY id`,
    params: { kind, ...(id !== undefined && { id }) },
  })
  return rows.map(({ changed_at, ...rest }) => ({ ...rest, at: changed_at }))
}

const step = row.extend({ before: text })

/** Every change with the value that it replaced, newest first; how people like their page is nobody's business. */
export async function changeHistory(
  client: ClickHouseClient,
  { limit, offset }: { limit: number; offset: number },
): Promise<ChangeStep[]> {
  return steps(client, {
    sql: `${stepsSql("kind != 'display'")} ORDER BY c.at DESC, kind, id LIMIT {limit: UInt32} OFFSET {offset: UInt32}`,
    params: { limit, offset },
  })
}

const MOST_BETWEEN = 100

export async function changesBetween(
  client: ClickHouseClient,
  { kinds, id, from, to }: ChangesQuery,
): Promise<ChangeStep[]> {
  return steps(client, {
    // What a change replaced may be of any time before it.
    sql: `
      SELECT * FROM (${stepsSql('kind IN {kinds: Array(String)} AND id = {id: String}')})
      WHERE changed_at >= {from: Int64} AND changed_at < {to: Int64}
      ORDER BY changed_at DESC, kind LIMIT ${String(MOST_BETWEEN)}`,
    params: { kinds, id, from, to },
  })
}

function stepsSql(where: string): string {
  return `
    SELECT kind, id, toUnixTimestamp64Milli(toDateTime64(c.at, 3)) AS changed_at, actor, value,
      lagInFrame(value) OVER (
        PARTITION BY kind, id ORDER BY c.at
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS before
    FROM changes AS c WHERE ${where}`
}

async function steps(
  client: ClickHouseClient,
  query: { sql: string; params: Record<string, unknown> },
): Promise<ChangeStep[]> {
  const rows = await select(client, step, query)
  return rows.map(({ changed_at, ...rest }) => ({ ...rest, at: changed_at }))
}
