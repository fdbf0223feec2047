import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { AlertInputs, ReleaseFigures, ReleaseTraffic } from '../../alert-inputs.ts'
import type { TimeRange } from '../../ports.ts'
import { select } from '../select.ts'
import { count, millis, text } from './columns.ts'

const RELEASES = 50

const seenRow = z
  .object({ project: count, release: text, environment: text, seen: millis })
  .transform(({ project, seen, ...rest }): ReleaseTraffic => {
    return { projectId: project, firstSeen: seen, ...rest }
  })

export function alertNewReleases(
  client: ClickHouseClient,
  range: TimeRange,
  projectIds: readonly number[],
): Promise<ReleaseTraffic[]> {
  return select(client, seenRow, {
    sql: `
      SELECT project_id AS project, release, CAST(environment AS String) AS environment,
        toUnixTimestamp64Milli(min(first_seen)) AS seen
      FROM releases
      WHERE project_id IN {projects: Array(UInt32)} AND release != ''
      GROUP BY project, release, environment
      HAVING seen >= {from: Int64} AND seen < {to: Int64}
      ORDER BY seen DESC, release LIMIT ${String(RELEASES)} BY project`,
    params: { ...range, projects: [...projectIds] },
  })
}

const figuresRow = z
  .object({
    ...{ name: text, sessions_: count, affected_: count, crashed_: count, errors_: count },
    ...{ views: count, requests_: count, failed: count, fresh: count },
  })
  .transform((one): ReleaseFigures => ({
    ...{
      release: one.name,
      sessions: one.sessions_,
      affected: one.affected_,
      crashed: one.crashed_,
    },
    ...{ errors: one.errors_, pageViews: one.views, requests: one.requests_ },
    ...{ failedRequests: one.failed, newIssues: one.fresh },
  }))

/** Releases of a project and environment over a window, those with the most sessions first. */
export function alertReleaseFigures(
  client: ClickHouseClient,
  range: TimeRange,
  { projectId, environment, releases }: Parameters<AlertInputs['releaseFigures']>[1],
): Promise<ReleaseFigures[]> {
  const of = (column: string) =>
    releases ? `AND ${column} IN {releases: Array(String)}` : `AND ${column} != ''`
  return select(client, figuresRow, {
    sql: `
      SELECT t.value AS name, t.sessions_ AS sessions_, e.affected AS affected_, e.crashed AS crashed_,
        t.errors_ AS errors_, t.views AS views, q.n AS requests_, q.failed AS failed, i.fresh AS fresh
      FROM (
        SELECT value, sum(s.page_views) AS views, sum(s.errors) AS errors_,
          round(uniqCombinedMerge(12)(s.sessions) * greatest(1, views / greatest(1, sum(s.seen)))) AS sessions_
        FROM alert_series_5m AS s
        WHERE project_id = {project: UInt32} AND dimension = 'release' ${of('value')}
          AND bucket >= toStartOfFiveMinutes(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
          AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC') AND environment = {environment: String}
        GROUP BY value ORDER BY sessions_ DESC, value LIMIT ${String(RELEASES)}) AS t
      LEFT JOIN (
        SELECT value, countIf(first >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')) AS affected,
          countIf(crash >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND crash < fromUnixTimestamp64Milli({to: Int64}, 'UTC')) AS crashed
        FROM (
          SELECT value, session, min(f.first_error) AS first, min(f.first_crash) AS crash FROM session_errors AS f
          WHERE project_id = {project: UInt32} AND dimension = 'release' ${of('value')}
            AND day >= toDate(fromUnixTimestamp64Milli({from: Int64}, 'UTC')) - 1
            AND day <= toDate(fromUnixTimestamp64Milli({to: Int64}, 'UTC')) AND environment = {environment: String}
          GROUP BY value, session)
        WHERE first < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
        GROUP BY value) AS e ON t.value = e.value
      LEFT JOIN (
        SELECT toString(release) AS value, sum(weight) AS n, sumIf(weight, outcome NOT IN ('ok', 'opaque')) AS failed
        FROM requests
        WHERE project_id = {project: UInt32} ${of('release')} AND environment = {environment: String}
          AND toStartOfHour(ts) >= toStartOfHour(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
          AND ts >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND ts < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
        GROUP BY value) AS q ON t.value = q.value
      LEFT JOIN (
        SELECT release AS value, uniqExact(fingerprint) AS fresh FROM issue_steps
        WHERE project_id = {project: UInt32} AND verb = 'created' ${of('release')}
          AND toStartOfHour(at) >= toStartOfHour(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
          AND at >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
        GROUP BY value) AS i ON t.value = i.value
      ORDER BY sessions_ DESC, name`,
    params: {
      ...{ ...range, project: projectId, environment },
      ...(releases && { releases: [...releases] }),
    },
  })
}
