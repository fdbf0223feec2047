import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { IssuePart } from '../../../contract/issue.ts'
import { toShortId } from '../../../issues/short-id.ts'
import { select } from '../select.ts'
import { count, millis, text } from './columns.ts'
import { issueNames, type IssueNames } from './issue-aliases.ts'

const MOST = 50

const partRow = z.object({
  id: text,
  type: text,
  message: text,
  culprit: text,
  n: count,
  first: millis,
  last: millis,
  releases: z.array(text),
})

interface Issue extends Record<string, unknown> {
  project: number
  id: string
}

/** Issues that were merged, if any were, and kinds of stack; those with the most events first. */
export async function issueParts(
  client: ClickHouseClient,
  projectId: number,
  id: string,
): Promise<IssuePart[]> {
  const names = await issueNames(client, projectId)
  const params = { project: projectId, id }
  const [merged, stacks] = await Promise.all([
    mergedOf(client, names, params),
    stacksOf(client, names, params),
  ])
  return [...(merged.length > 1 ? merged : []), ...stacks]
}

/** A name that was split counts what its kinds of stack do. */
async function mergedOf(
  client: ClickHouseClient,
  { ofIssue, ofIssueByName }: IssueNames,
  params: Issue,
): Promise<IssuePart[]> {
  const ofProject = 'project_id = {project: UInt32}'
  const rows = await select(client, partRow, {
    sql: `
      SELECT toString(h.fingerprint) AS id, h.type AS type, h.message AS message,
        h.culprit AS culprit, s.n AS n, toUnixTimestamp64Milli(h.first_seen) AS first,
        toUnixTimestamp64Milli(h.last_seen) AS last, s.releases AS releases
      FROM (
        SELECT fingerprint, anyLast(type) AS type, anyLast(message) AS message,
          anyLast(culprit) AS culprit, min(first_seen) AS first_seen, max(last_seen) AS last_seen
        FROM issue_heads
        WHERE ${ofProject} AND ${ofIssueByName} AND fingerprint NOT IN (
          SELECT fingerprint FROM issue_aliases
          WHERE project_id = {project: UInt32} AND kind IN ('fine', 'copying', 'copy'))
        GROUP BY fingerprint) AS h
      LEFT JOIN (
        SELECT if(empty(p.part_of), r.fingerprint, p.part_of) AS whole, sum(r.n) AS n,
          groupUniqArrayArray(20)(r.releases) AS releases
        FROM (
          SELECT fingerprint, sum(events) AS n, groupUniqArray(20)(toString(release)) AS releases
          FROM issue_releases_1d WHERE ${ofProject} AND ${ofIssue} GROUP BY fingerprint) AS r
        ANY LEFT JOIN (
          SELECT fingerprint, part_of FROM issue_aliases
          WHERE ${ofProject} AND kind IN ('fine', 'copy')) AS p ON r.fingerprint = p.fingerprint
        GROUP BY whole) AS s ON h.fingerprint = s.whole
      ORDER BY n DESC, id LIMIT ${MOST}`,
    params,
  })
  return rows.map((row) => toPart(row, 'merged', toShortId(row.id)))
}

async function stacksOf(
  client: ClickHouseClient,
  { ofIssueEvents }: IssueNames,
  params: Issue,
): Promise<IssuePart[]> {
  const rows = await select(client, partRow, {
    sql: `
      SELECT toString(fine) AS id, any(e.type) AS type, any(e.message) AS message,
        any(e.culprit) AS culprit, sum(toUInt64(weight)) AS n,
        toUnixTimestamp64Milli(min(first_ts)) AS first, toUnixTimestamp64Milli(max(ts)) AS last,
        groupUniqArray(20)(toString(release)) AS releases
      FROM errors AS e
      -- Errors of before kinds were kept are of none.
      WHERE project_id = {project: UInt32} AND ${ofIssueEvents} AND (fine != fingerprint
        OR fine IN (SELECT fingerprint FROM issue_aliases
          WHERE project_id = {project: UInt32} AND kind = 'fine'))
      GROUP BY fine ORDER BY n DESC, id LIMIT ${MOST}`,
    params,
  })
  return rows.map((row) => toPart(row, 'stack', null))
}

function toPart(
  { id, type, message, culprit, n: events, first, last, releases }: z.output<typeof partRow>,
  is: IssuePart['is'],
  shortId: string | null,
): IssuePart {
  const named = releases.filter((release) => release !== '').toSorted()
  return {
    ...{ id, is, shortId, type, message, culprit, events },
    ...{ firstSeen: first, lastSeen: last, releases: named },
  }
}
