import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { IssueStore, KnownIssue } from '../../ports.ts'
import { select } from '../select.ts'
import { text } from './columns.ts'
import { issueNames, type IssueNames } from './issue-aliases.ts'
import { issueStatesSql, STATE_COLUMNS, stateColumns, toStanding } from './issue-states.ts'

const knownRow = z.object({
  id: text,
  known_as: text,
  is_split: z.coerce.boolean(),
  ...stateColumns,
})

/** A server takes 128 KiB in one bound parameter, which 3,360 ids fill; a batch may bring 10,000. */
const IDS_PER_QUERY = 2_000

/** Which of these the store has seen, as which issue, and how that is. */
export async function knownIssues(
  client: ClickHouseClient,
  projectId: number,
  ids: string[],
): ReturnType<IssueStore['known']> {
  const names = await issueNames(client, projectId)
  const queries: Promise<z.output<typeof knownRow>[]>[] = []
  for (let from = 0; from < ids.length; from += IDS_PER_QUERY) {
    queries.push(
      knownAmong(client, names, { project: projectId, ids: ids.slice(from, from + IDS_PER_QUERY) }),
    )
  }
  const rows = (await Promise.all(queries)).flat()
  return new Map(
    rows.map((row): [string, KnownIssue] => [
      row.id,
      { id: row.known_as, isSplit: row.is_split, ...toStanding(row) },
    ]),
  )
}

function knownAmong(
  client: ClickHouseClient,
  names: IssueNames,
  params: { project: number; ids: string[] },
) {
  // By the key, whatever else the project has.
  const concerned = `project_id = {project: UInt32} AND ${names.ofAny}`
  const asked = names.withIssueByName('SELECT arrayJoin({ids: Array(UUID)}) AS fingerprint')
  return select(client, knownRow, {
    sql: `
      SELECT toString(k.fingerprint) AS id, toString(k.issue) AS known_as,
        ${names.isSplit.replace('fingerprint', 'k.fingerprint')} AS is_split, ${STATE_COLUMNS}
      FROM (${asked}) AS k
      LEFT JOIN (${issueStatesSql(names, concerned)}) AS a ON k.issue = a.issue
      WHERE k.issue IN (SELECT fingerprint FROM issue_heads WHERE ${concerned})`,
    params,
  })
}
