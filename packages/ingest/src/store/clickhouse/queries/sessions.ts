import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { SessionStats } from '../../../contract/signals.ts'
import type { Scope } from '../../ports.ts'
import { select } from '../select.ts'
import { count, millis, text } from './columns.ts'
import { hoursParams, sessionsSql } from './session-hours.ts'

const RELEASES = 100

const row = z.object({
  name: text,
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
  const [all, byRelease] = await Promise.all([
    statsOf(client, scope, { name: `''`, sessions: sessionsSql(scope) }),
    statsOf(client, scope, {
      name: 'CAST(release AS String)',
      sessions: sessionsSql(scope, ['release']),
    }),
  ])
  return [...all, ...byRelease].map(toStats)
}

function statsOf(
  client: ClickHouseClient,
  scope: Scope,
  { name, sessions }: { name: string; sessions: string },
): Promise<z.output<typeof row>[]> {
  return select(client, row, {
    sql: `
      SELECT ${name} AS name, countIf(session != 0) AS n, sum(w) AS weighted, sumIf(w, s.crashed) AS crashed,
        sum(views) AS page_views, sum(errors_) AS errors,
        toUnixTimestamp64Milli(min(began)) AS first_seen, toUnixTimestamp64Milli(max(ended)) AS last_seen
      FROM (${sessions}) AS s
      GROUP BY name
      ORDER BY weighted DESC, n DESC, name DESC LIMIT ${String(RELEASES)}`,
    params: hoursParams(scope),
  })
}

function toStats(stats: z.output<typeof row>): SessionStats {
  const { name, n, weighted, crashed, errors, page_views, first_seen, last_seen } = stats
  return {
    release: name,
    sessions: weighted,
    crashFree: weighted > 0 ? 1 - crashed / weighted : null,
    ...{ n, pageViews: page_views, errors, firstSeen: first_seen, lastSeen: last_seen },
  }
}
