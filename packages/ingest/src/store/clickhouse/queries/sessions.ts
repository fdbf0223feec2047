import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { SessionStats } from '../../../contract/signals.ts'
import type { Scope } from '../../ports.ts'
import { select } from '../select.ts'
import { count, millis, rangeParams, text } from './columns.ts'

const RELEASES = 100

const row = z.object({
  release: text,
  total: count,
  n: count,
  weighted: count,
  crashed: count,
  page_views: count,
  errors: count,
  first_seen: millis,
  last_seen: millis,
})

/**
 * Crash-free is told of the sampled sessions, each with its weight: of the others only those with an
 * error are known, which would make every one of them crash.
 */
export async function sessionStats(
  client: ClickHouseClient,
  scope: Scope,
): Promise<SessionStats[]> {
  const rows = await select(client, row, {
    sql: `
      SELECT release, grouping(release) AS total, count() AS n, sum(w) AS weighted,
        sumIf(w, unhandled > 0) AS crashed, sum(views * greatest(w, 1)) AS page_views, sum(errors) AS errors,
        toUnixTimestamp64Milli(min(started)) AS first_seen,
        toUnixTimestamp64Milli(max(last)) AS last_seen
      FROM (
        SELECT s.session_id, CAST(anyLast(s.release) AS String) AS release, max(s.weight) AS w,
          sum(s.page_views) AS views, sum(s.errors) AS errors, sum(s.unhandled) AS unhandled,
          min(s.started) AS started, max(s.last) AS last
        FROM sessions AS s
        WHERE project_id = {project: UInt32}
          AND day >= toDate(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
          AND day <= toDate(fromUnixTimestamp64Milli({to: Int64}, 'UTC'))
        GROUP BY s.session_id
        HAVING last >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')
          AND started < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
      )
      GROUP BY GROUPING SETS ((), (release))
      ORDER BY total DESC, weighted DESC, n DESC, release DESC LIMIT ${String(RELEASES + 1)}`,
    params: rangeParams(scope),
  })
  return rows
    .filter(({ n }) => n > 0)
    .map(({ release, total, weighted, crashed, page_views, first_seen, last_seen, ...rest }) => ({
      // GROUPING SETS answer 1 for what is not grouped by.
      release: total === 1 ? '' : release,
      sessions: weighted,
      crashFree: weighted > 0 ? 1 - crashed / weighted : null,
      pageViews: page_views,
      firstSeen: first_seen,
      lastSeen: last_seen,
      ...rest,
    }))
}
