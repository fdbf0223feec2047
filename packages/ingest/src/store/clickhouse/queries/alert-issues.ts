import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { AlertInputs, IssueFigures, IssueGrowth, IssueStep } from '../../alert-inputs.ts'
import type { TimeRange } from '../../ports.ts'
import { select } from '../select.ts'
import { count, millis, text } from './columns.ts'

/** Of one project in one window: a deploy that breaks everything makes more, and one message. */
const ISSUES = 200
const HOUR_MS = 3_600_000
const WEEK_MS = 7 * 24 * HOUR_MS

/** Where fingerprints lead, of many projects at once: see issue-aliases.ts. */
const ALIASES = `
  SELECT project_id, fingerprint, argMax(newest.target, by_person) AS target
  FROM (
    SELECT project_id, fingerprint, by_person, argMax(target, at) AS target, argMax(kind, at) AS kind
    FROM issue_aliases WHERE project_id IN {projects: Array(UInt32)}
    GROUP BY project_id, fingerprint, by_person HAVING kind != 'withdrawn') AS newest
  GROUP BY project_id, fingerprint HAVING target != fingerprint`

/** Rows with `project_id` and a `series` that may name an issue: those of one issue have one series. */
export function withIssueAsSeries(rows: string): string {
  return `
    SELECT rows_.* EXCEPT (series), if(aliases_.target = '', rows_.series, aliases_.target) AS series
    FROM (${rows}) AS rows_
    ANY LEFT JOIN (
      SELECT project_id, toString(fingerprint) AS name, toString(target) AS target FROM (${ALIASES})) AS aliases_
      ON rows_.project_id = aliases_.project_id AND rows_.series = aliases_.name`
}

/** Rows with `project_id` and `fingerprint`, each with the `issue` that it belongs to. */
export function withIssueOfAll(rows: string): string {
  return `
    SELECT rows_.*, if(empty(aliases_.target), rows_.fingerprint, aliases_.target) AS issue
    FROM (${rows}) AS rows_
    ANY LEFT JOIN (${ALIASES}) AS aliases_
      ON rows_.project_id = aliases_.project_id AND rows_.fingerprint = aliases_.fingerprint`
}

const stepRow = z
  .object({ project: count, id: text, happened: millis, release_: text })
  .transform(({ project, id, happened, release_ }) => {
    return { projectId: project, id, at: happened, release: release_ }
  })

export async function alertIssueSteps(
  client: ClickHouseClient,
  range: TimeRange,
  { projectIds, verb }: Parameters<AlertInputs['issueSteps']>[1],
): Promise<IssueStep[]> {
  const rows = await select(client, stepRow, {
    sql: `
      SELECT s.project_id AS project, toString(s.issue) AS id, toUnixTimestamp64Milli(min(s.at)) AS happened,
        argMin(s.release, s.at) AS release_
      FROM (${withIssueOfAll(`
        SELECT project_id, fingerprint, at, release FROM issue_steps
        WHERE toStartOfHour(at) >= toStartOfHour(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
          AND at >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
          AND project_id IN {projects: Array(UInt32)} AND verb = {verb: String}`)}) AS s
      GROUP BY s.project_id, s.issue
      ORDER BY happened DESC, id LIMIT ${String(ISSUES)} BY s.project_id`,
    params: { ...range, projects: [...projectIds], verb },
  })
  return rows.map((row) => ({ ...row, verb }))
}

const figuresRow = z
  .object({
    ...{ project: count, id: text, events_: count, users_: count, sessions_: count },
    ...{ class_: text, type_: text, message_: text, culprit_: text, first: millis },
    ...{ environments: z.array(text), releases: z.array(text) },
  })
  .transform((one): IssueFigures => ({
    ...{ projectId: one.project, id: one.id, events: one.events_, users: one.users_ },
    ...{ sessions: one.sessions_, class: one.class_, type: one.type_, message: one.message_ },
    ...{ culprit: one.culprit_, firstSeen: one.first },
    ...{ environments: one.environments, releases: one.releases },
  }))

/** What issues are called, and what they did in a window under all their names. */
export function alertIssueFigures(
  client: ClickHouseClient,
  range: TimeRange,
  issues: readonly Pick<IssueStep, 'projectId' | 'id'>[],
): Promise<IssueFigures[]> {
  if (issues.length === 0) return Promise.resolve([])
  const projects = [...new Set(issues.map(({ projectId }) => projectId))]
  return select(client, figuresRow, {
    sql: `
      WITH names AS (
        SELECT project_id, fingerprint, issue FROM (${withIssueOfAll(`
          SELECT pair.1 AS project_id, pair.2 AS fingerprint
          FROM (SELECT arrayJoin(arrayZip({of: Array(UInt32)}, {ids: Array(UUID)})) AS pair)
          UNION DISTINCT SELECT project_id, fingerprint FROM (${ALIASES})
          WHERE (project_id, target) IN (SELECT arrayJoin(arrayZip({of: Array(UInt32)}, {ids: Array(UUID)})))`)}))
      SELECT h.project_id AS project, toString(h.issue) AS id, events_, users_, sessions_, class_, type_, message_,
        culprit_, first, environments, releases
      FROM (
        SELECT n.project_id AS project_id, n.issue AS issue, any(i.class) AS class_, any(i.type) AS type_,
          any(i.message) AS message_, any(i.culprit) AS culprit_, toUnixTimestamp64Milli(min(i.first_seen)) AS first
        FROM issue_heads AS i
        INNER JOIN names AS n ON i.project_id = n.project_id AND i.fingerprint = n.fingerprint
        WHERE i.project_id IN {projects: Array(UInt32)} AND (i.project_id, i.fingerprint) IN (SELECT project_id, fingerprint FROM names)
        GROUP BY n.project_id, n.issue) AS h
      LEFT JOIN (
        SELECT n.project_id AS project_id, n.issue AS issue, sum(t.events) AS events_,
          uniqCombinedMerge(12)(t.users) AS users_, uniqCombinedMerge(12)(t.sessions) AS sessions_,
          groupUniqArray(20)(toString(t.environment)) AS environments, groupUniqArray(20)(toString(t.release)) AS releases
        FROM issue_stats_1m AS t
        INNER JOIN names AS n ON t.project_id = n.project_id AND t.fingerprint = n.fingerprint
        WHERE t.project_id IN {projects: Array(UInt32)}
          AND toDate(t.bucket) >= toDate(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
          AND (t.project_id, t.fingerprint) IN (SELECT project_id, fingerprint FROM names)
          AND t.bucket >= toStartOfMinute(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
          AND t.bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
        GROUP BY n.project_id, n.issue) AS f ON h.project_id = f.project_id AND h.issue = f.issue`,
    params: {
      ...{ ...range, projects },
      of: issues.map(({ projectId }) => projectId),
      ids: issues.map(({ id }) => id),
    },
  })
}

const growthRow = z
  .object({
    ...{ project: count, id: text, recent: count, busiest: count, total: count, first: millis },
  })
  .transform(({ project, first, ...rest }): IssueGrowth => {
    return { projectId: project, ...rest, firstSeen: first }
  })

/** Of issues that had much in the last hour only: the hours of their week are looked at for those. */
export function alertIssueGrowth(
  client: ClickHouseClient,
  at: number,
  { projectIds, least }: Parameters<AlertInputs['issueGrowth']>[1],
): Promise<IssueGrowth[]> {
  return select(client, growthRow, {
    sql: `
      WITH now_ AS (
        SELECT w.project_id AS project_id, w.issue AS issue, sum(w.events) AS events
        FROM (${withIssueOfAll(`
          SELECT project_id, fingerprint, events FROM issue_stats_1m
          WHERE project_id IN {projects: Array(UInt32)} AND toDate(bucket) >= toDate(fromUnixTimestamp64Milli({hour: Int64}, 'UTC'))
            AND bucket >= fromUnixTimestamp64Milli({hour: Int64}, 'UTC') AND bucket < fromUnixTimestamp64Milli({at: Int64}, 'UTC')`)}) AS w
        GROUP BY w.project_id, w.issue HAVING sum(w.events) >= {least: UInt64}
        ORDER BY events DESC LIMIT ${String(ISSUES)} BY project_id)
      SELECT n.project_id AS project, toString(n.issue) AS id, any(n.events) AS recent,
        max(h.events) AS busiest, sum(h.events) AS total,
        toUnixTimestamp(min(if(h.events > 0, h.bucket, toDateTime({at: Int64} / 1000, 'UTC')))) * 1000 AS first
      FROM now_ AS n
      LEFT JOIN (
        SELECT c.project_id AS project_id, c.issue AS issue, c.bucket AS bucket, sum(c.events) AS events
        FROM (${withIssueOfAll(`
          SELECT project_id, fingerprint, bucket, events FROM issue_counts_1h
          WHERE project_id IN {projects: Array(UInt32)}
            AND bucket >= fromUnixTimestamp64Milli({week: Int64}, 'UTC')
            -- The hour that overlaps what is compared with it says nothing of before.
            AND bucket + INTERVAL 1 HOUR <= fromUnixTimestamp64Milli({hour: Int64}, 'UTC')`)}) AS c
        WHERE (c.project_id, c.issue) IN (SELECT project_id, issue FROM now_)
        GROUP BY c.project_id, c.issue, c.bucket) AS h ON n.project_id = h.project_id AND n.issue = h.issue
      GROUP BY n.project_id, n.issue`,
    params: {
      ...{ projects: [...projectIds], at, least },
      ...{ hour: at - HOUR_MS, week: at - HOUR_MS - WEEK_MS },
    },
  })
}
