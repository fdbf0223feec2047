import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type {
  ReleaseScope,
  ReleaseSessions,
  ReleaseUsers,
  SessionTrends,
} from '../../release-store.ts'
import { select } from '../select.ts'
import { count, text } from './columns.ts'
import { hourBuckets, hoursParams, inHours } from './session-hours.ts'

const RECENT_MS = 86_400_000
/** More than any list shows; the rest have the fewest sessions. */
const RELEASES = 5_000

const sessionsRow = z.object({
  name: text,
  sessions: count,
  recent: count,
  crashed: count,
  n: count,
  page_views: count,
  errors_: count,
  trend: z.array(z.tuple([count, count])),
})

/** A hash is a key of fixed size, which groups several times as fast as a name does. */
const RELEASE_KEY = 'CAST(cityHash64(release) AS UInt64)'

/** What the keys of releases are called. */
const NAMES = `
  SELECT release AS name, cityHash64(release) AS key FROM releases
  WHERE project_id = {project: UInt32} AND release != '' GROUP BY release`

/** A session is in the trend where it began. */
export async function releaseSessions(
  client: ClickHouseClient,
  scope: ReleaseScope,
  buckets: number,
): Promise<ReleaseSessions[]> {
  const { from, stepMs, count: wanted } = hourBuckets(scope, buckets)
  const rows = await select(client, sessionsRow, {
    sql: `
      SELECT name, sessions, recent, crashed, n, page_views, errors_, trend FROM (
        SELECT key, sum(b.sessions) AS sessions, sum(b.recent) AS recent, sum(b.crashed) AS crashed,
          sum(b.n) AS n, sum(b.views) AS page_views, sum(b.e) AS errors_,
          groupArray((bucket, b.sessions)) AS trend
        FROM (
          SELECT key, intDiv(toUnixTimestamp(began) - {start: Int64}, {step: Int64}) AS bucket, sum(w) AS sessions,
            sum(w_recent) AS recent, sumIf(w, has_crashed) AS crashed, countIf(w > 0) AS n,
            sum(v) AS views, sum(errs) AS e
          FROM (
            SELECT ${RELEASE_KEY} AS key, if(session = 0, 0, max(weight)) AS w,
              if(session = 0, 0, maxIf(weight, last >= fromUnixTimestamp64Milli({recent: Int64}, 'UTC'))) AS w_recent,
              sum(unhandled) > 0 AS has_crashed, sum(page_views) AS v, sum(errors) AS errs, min(hour) AS began
            FROM session_hours WHERE ${inHours(scope)} AND release != ''
            GROUP BY key, session
          )
          GROUP BY key, bucket
        ) AS b
        GROUP BY key
      ) AS figures
      INNER JOIN (${NAMES}) AS names USING key
      ORDER BY sessions DESC, n DESC, name LIMIT ${String(RELEASES)}`,
    params: {
      ...{ ...hoursParams(scope), recent: recentFrom(scope) },
      ...{ start: from / 1_000, step: stepMs / 1_000 },
    },
  })
  return rows.map(({ name, page_views, errors_, trend, ...rest }) => ({
    ...{ release: name, ...rest, pageViews: page_views, errors: errors_ },
    trend: toBuckets(
      trend.map(([bucket, sessions]) => ({ bucket, sessions })),
      wanted,
    ),
  }))
}

const totalRow = z.object({ sessions: count })

/** Not the sum over releases: a session that saw an update is in two of them. */
export async function recentSessions(
  client: ClickHouseClient,
  scope: ReleaseScope,
): Promise<number> {
  const recent = { ...scope, from: recentFrom(scope) }
  const [total] = await select(client, totalRow, {
    sql: `
      SELECT sum(w) AS sessions FROM (
        SELECT max(weight) AS w FROM session_hours WHERE ${inHours(recent)} AND session != 0
        GROUP BY session)`,
    params: hoursParams(recent),
  })
  return total?.sessions ?? 0
}

function recentFrom({ from, to }: ReleaseScope): number {
  return Math.max(from, to - RECENT_MS)
}

const usersRow = z.object({ release: text, users: count, n: count, crashed: count })

/**
 * Of users with a page view that was seen: who is known by errors alone is known because it crashed.
 * Errors are never sampled, so of these every crash is known.
 */
export function releaseUsers(
  client: ClickHouseClient,
  scope: ReleaseScope,
): Promise<ReleaseUsers[]> {
  return select(client, usersRow, {
    sql: `
      SELECT name AS release, users, n, crashed FROM (
        SELECT key, count() AS users, countIf(seen) AS n, countIf(seen AND has_crashed) AS crashed
        FROM (
          SELECT ${RELEASE_KEY} AS key, user, max(weight) > 0 AS seen, sum(unhandled) > 0 AS has_crashed
          FROM session_hours WHERE ${inHours(scope)} AND release != '' AND user != 0
          GROUP BY key, user
        )
        GROUP BY key
      ) AS figures
      INNER JOIN (${NAMES}) AS names USING key
      ORDER BY users DESC, release LIMIT ${String(RELEASES)}`,
    params: hoursParams(scope),
  })
}

const trendRow = z.object({ release: text, bucket: count, sessions: count })

export async function sessionTrends(
  client: ClickHouseClient,
  scope: ReleaseScope,
  { releases, buckets }: { releases: readonly string[]; buckets: number },
): Promise<SessionTrends> {
  const { from, stepMs, count: wanted } = hourBuckets(scope, buckets)
  const params = { ...hoursParams(scope), start: from / 1_000, step: stepMs / 1_000 }
  const bucket = 'intDiv(toUnixTimestamp(hour) - {start: Int64}, {step: Int64}) AS bucket'
  const [ofReleases, ofAll] = await Promise.all([
    select(client, trendRow, {
      sql: `
        SELECT CAST(release AS String) AS release, bucket, sum(w) AS sessions FROM (
          SELECT release, ${bucket}, max(weight) AS w FROM session_hours
          WHERE ${inHours(scope)} AND session != 0 AND release IN {releases: Array(String)}
          GROUP BY release, bucket, session)
        GROUP BY release, bucket`,
      params: { ...params, releases: [...releases] },
    }),
    select(client, trendRow, {
      sql: `
        SELECT '' AS release, bucket, sum(w) AS sessions FROM (
          SELECT ${bucket}, max(weight) AS w FROM session_hours
          WHERE ${inHours(scope)} AND session != 0
          GROUP BY bucket, session)
        GROUP BY bucket`,
      params,
    }),
  ])
  const byRelease = Map.groupBy(ofReleases, ({ release }) => release)
  return {
    ...{ from, stepMs, all: toBuckets(ofAll, wanted) },
    of: new Map(releases.map((name) => [name, toBuckets(byRelease.get(name) ?? [], wanted)])),
  }
}

function toBuckets(rows: readonly { bucket: number; sessions: number }[], wanted: number) {
  const buckets = new Array<number>(wanted).fill(0)
  for (const { bucket, sessions } of rows) if (bucket < wanted) buckets[bucket] = sessions
  return buckets
}
