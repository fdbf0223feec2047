import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { ReleaseIssue } from '../../../contract/releases.ts'
import { toShortId } from '../../../issues/short-id.ts'
import type { ReleaseIssueCounts } from '../../release-store.ts'
import { select } from '../select.ts'
import { count, millis, text } from './columns.ts'
import { issueNames, type IssueNames } from './issue-aliases.ts'

/** Of each kind. */
const ISSUES = 50

/** Issues by the release of their first event. */
function newIssuesSql({ withIssue }: Pick<IssueNames, 'withIssue'>): string {
  const heads = `
    SELECT fingerprint, argMinMerge(first_release) AS first_release, min(h.first_seen) AS seen
    FROM issue_heads AS h WHERE project_id = {project: UInt32} GROUP BY fingerprint`
  return `
    SELECT issue, argMin(first_release, seen) AS release, min(seen) AS at
    FROM (${withIssue(heads)}) GROUP BY issue
    HAVING release IN {releases: Array(String)}`
}

/** Steps in the history of issues that name these releases. */
function stepsSql({ withIssue }: Pick<IssueNames, 'withIssue'>, verb: string): string {
  const steps = `
    SELECT fingerprint, a.release AS named, a.at AS step_at FROM issue_activity AS a
    WHERE project_id = {project: UInt32} AND verb = '${verb}' AND a.release IN {releases: Array(String)}`
  return `
    SELECT issue, named AS release, max(step_at) AS at FROM (${withIssue(steps)})
    GROUP BY issue, release`
}

/** As they stand, by the release that they are resolved in: the one named, or the next after one. */
function resolvedSql({ withIssue }: Pick<IssueNames, 'withIssue'>): string {
  const states = `
    SELECT fingerprint, argMax(s.state, s.version) AS state_, argMax(s.until, s.version) AS until_,
      max(s.version) AS decided
    FROM issue_state AS s
    WHERE project_id = {project: UInt32} AND what = 'state' GROUP BY fingerprint`
  return `
    SELECT issue, fromUnixTimestamp64Milli(toInt64(max(decided)), 'UTC') AS at,
      argMax(until_, decided) AS until, JSONExtractString(until, 'release') AS named,
      if(named != '', named, {nextOf: Map(String, String)}[JSONExtractString(until, 'after')]) AS release
    FROM (${withIssue(states)}) GROUP BY issue
    HAVING argMax(state_, decided) = 'resolved' AND release IN {releases: Array(String)}`
}

const countRow = z.object({
  verb: z.enum(['fresh', 'regressed', 'resolved']),
  release: text,
  n: count,
})

export async function releaseIssueCounts(
  client: ClickHouseClient,
  projectId: number,
  { releases, nextOf }: { releases: readonly string[]; nextOf: ReadonlyMap<string, string> },
): Promise<ReleaseIssueCounts[]> {
  const names = await issueNames(client, projectId)
  const kinds = {
    fresh: newIssuesSql(names),
    regressed: stepsSql(names, 'regressed'),
    resolved: resolvedSql(names),
  }
  const sql = Object.entries(kinds)
    .map(
      ([verb, rows]) =>
        `SELECT '${verb}' AS verb, release, count() AS n FROM (${rows}) GROUP BY release`,
    )
    .join('\nUNION ALL\n')
  const rows = await select(client, countRow, {
    sql: `SELECT * FROM (${sql})`,
    params: { project: projectId, releases: [...releases], nextOf: Object.fromEntries(nextOf) },
  })
  const byRelease = Map.groupBy(rows, ({ release }) => release)
  return releases.map((release) => {
    const counts = (byRelease.get(release) ?? []).map(({ verb, n }) => [verb, n] as const)
    return { release, fresh: 0, regressed: 0, resolved: 0, ...Object.fromEntries(counts) }
  })
}

const issueRow = z
  .object({
    id: text,
    kind: z.enum(['new', 'regressed', 'resolved']),
    seen: millis,
    type: text,
    message: text,
    culprit: text,
  })
  .transform(({ id, kind, seen, ...rest }): ReleaseIssue => ({
    ...{ id, shortId: toShortId(id), is: kind, at: seen },
    ...rest,
  }))

/** Newest first, the regressed before the new, and what it resolved in the end. */
export async function releaseIssues(
  client: ClickHouseClient,
  projectId: number,
  { release, previous }: { release: string; previous: string | null },
): Promise<ReleaseIssue[]> {
  const names = await issueNames(client, projectId)
  const kinds = {
    regressed: stepsSql(names, 'regressed'),
    new: newIssuesSql(names),
    resolved: resolvedSql(names),
  }
  const ofKinds = Object.entries(kinds)
    .map(
      ([kind, rows]) =>
        `SELECT '${kind}' AS kind, issue, at FROM (${rows}) ORDER BY at DESC LIMIT ${String(ISSUES)}`,
    )
    .map((sql) => `SELECT * FROM (${sql})`)
    .join('\nUNION ALL\n')
  return select(client, issueRow, {
    sql: `
      SELECT toString(i.issue) AS id, i.kind AS kind, toUnixTimestamp64Milli(i.at) AS seen,
        h.type_ AS type, h.message_ AS message, h.culprit_ AS culprit
      FROM (${ofKinds}) AS i
      LEFT JOIN (
        SELECT fingerprint, anyLast(type) AS type_, anyLast(message) AS message_, anyLast(culprit) AS culprit_
        FROM issue_heads WHERE project_id = {project: UInt32}
          AND fingerprint IN (SELECT issue FROM (${ofKinds}))
        GROUP BY fingerprint) AS h ON h.fingerprint = i.issue
      ORDER BY indexOf(['regressed', 'new', 'resolved'], kind), seen DESC, id`,
    params: {
      ...{ project: projectId, releases: [release] },
      nextOf: previous === null ? {} : { [previous]: release },
    },
  })
}
