import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Series, SeriesQuery } from '../../alert-inputs.ts'
import { select } from '../select.ts'
import { withIssueOfAll } from './alert-issues.ts'
import { count, text } from './columns.ts'

/** Of one project: issues beyond these have the fewest events of the last day. */
const ISSUES = 50
const BUCKET_MS = 300_000
const DAY_MS = 86_400_000

const row = z.object({
  project: count,
  name: text,
  buckets: z.array(z.tuple([count, count, count])),
})

/** Issues by five minutes, under all their names. A session counts in each five minutes that it is hit in. */
export async function alertIssueSeries(
  client: ClickHouseClient,
  { projectIds, environment, values, from, to }: SeriesQuery,
): Promise<Series[]> {
  const inProjects = `project_id IN {projects: Array(UInt32)}
    ${environment === undefined ? '' : 'AND environment = {environment: String}'}`
  const since = (
    name: string,
  ) => `toDate(bucket) >= toDate(fromUnixTimestamp64Milli({${name}: Int64}, 'UTC'))
    AND bucket >= toStartOfFiveMinutes(fromUnixTimestamp64Milli({${name}: Int64}, 'UTC'))
    AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')`
  const rows = await select(client, row, {
    sql: `
      WITH wanted AS (
        SELECT d.project_id AS project_id, d.issue AS issue
        FROM (${withIssueOfAll(`
          SELECT project_id, fingerprint, events FROM issue_stats_1m WHERE ${inProjects} AND ${since('day')}`)}) AS d
        WHERE ${values === undefined ? 'true' : 'toString(d.issue) IN {values: Array(String)}'}
        GROUP BY d.project_id, d.issue ORDER BY sum(d.events) DESC LIMIT ${String(ISSUES)} BY d.project_id)
      SELECT project_id AS project, toString(issue) AS name, groupArray((n, events_, sessions_)) AS buckets
      FROM (
        SELECT m.project_id AS project_id, m.issue AS issue, intDiv(toUnixTimestamp(m.bucket), 300) AS n,
          sum(m.events) AS events_, uniqCombinedMerge(12)(m.sessions) AS sessions_
        FROM (${withIssueOfAll(`
          SELECT project_id, fingerprint, bucket, events, sessions FROM issue_stats_1m
          WHERE ${inProjects} AND ${since('from')}`)}) AS m
        WHERE (m.project_id, m.issue) IN (SELECT project_id, issue FROM wanted)
        GROUP BY m.project_id, m.issue, n)
      GROUP BY project_id, issue`,
    params: {
      ...{ projects: [...projectIds], from, to, day: Math.max(from, to - DAY_MS) },
      ...(environment !== undefined && { environment }),
      ...(values && { values: [...values] }),
    },
  })
  return rows.map(({ project, name, buckets }) => ({
    ...{ projectId: project, value: name },
    buckets: buckets
      .map(([n, errors, affected]) => ({
        ...{ at: n * BUCKET_MS, pageViews: 0, sessions: 0, errors, affected, crashed: 0 },
      }))
      .toSorted((a, b) => a.at - b.at),
  }))
}
