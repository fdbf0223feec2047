import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { IssueStore, KnownIssue } from '../../ports.ts'
import { select } from '../select.ts'
import { millis, text } from './columns.ts'
import { issueNames, type IssueNames } from './issue-aliases.ts'

const knownRow = z.object({ id: text, known_as: text, verb: text, resolved_at: millis })

/** A server takes 128 KiB in one bound parameter, which 3,360 ids fill; a batch may bring 10,000. */
const IDS_PER_QUERY = 2_000

/** Which of these the store has seen, as which issue, and whether somebody resolved that. */
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
    rows.map(({ id, known_as, verb, resolved_at }): [string, KnownIssue] => [
      id,
      verb === 'resolved'
        ? { id: known_as, state: 'resolved', resolvedAt: resolved_at }
        : { id: known_as, state: 'open', resolvedAt: 0 },
    ]),
  )
}

function knownAmong(
  client: ClickHouseClient,
  { withIssue, ofAny }: IssueNames,
  params: { project: number; ids: string[] },
) {
  // By the key, whatever else the project has.
  const concerned = `project_id = {project: UInt32} AND ${ofAny}`
  const asked = withIssue('SELECT arrayJoin({ids: Array(UUID)}) AS fingerprint')
  const decisions = withIssue(
    `SELECT fingerprint, verb, at FROM issue_activity WHERE ${concerned} AND verb != 'created'`,
  )
  return select(client, knownRow, {
    sql: `
      SELECT toString(k.fingerprint) AS id, toString(k.issue) AS known_as, a.verb AS verb,
        toUnixTimestamp64Milli(a.decided_at) AS resolved_at
      FROM (${asked}) AS k
      LEFT JOIN (SELECT issue, argMax(verb, at) AS verb, max(at) AS decided_at
                 FROM (${decisions}) GROUP BY issue) AS a ON k.issue = a.issue
      WHERE k.issue IN (SELECT fingerprint FROM issue_heads WHERE ${concerned})`,
    params,
  })
}
