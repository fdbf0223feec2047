import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { EndpointStats } from '../../../contract/requests.ts'
import type { FilteredScope } from '../../page-store.ts'
import { select } from '../select.ts'
import { bindTo } from './bind.ts'
import { count, IN_RANGE, millis, rangeParams, text } from './columns.ts'
import { FAILED } from './requests.ts'
import { whereSignals } from './signal-filter.ts'

const row = z.object({
  method: text,
  target: text,
  operation: text,
  n: count,
  failed: count,
  sessions: count,
  durations: z.tuple([count, count, count]),
  last_seen: millis,
})

/** What the failures are a share of: every request, the most frequent first. */
export async function endpointStats(
  client: ClickHouseClient,
  scope: FilteredScope,
  limit: number,
): Promise<EndpointStats[]> {
  const params: Record<string, unknown> = { ...rangeParams(scope), limit }
  const where = whereSignals(scope, bindTo(params))
  const rows = await select(client, row, {
    sql: `
      SELECT method, template AS target, operation, sum(weight) AS n, sumIf(weight, ${FAILED}) AS failed,
        uniqCombined(12)(session_id) AS sessions,
        quantilesExactWeighted(0.5, 0.75, 0.95)(duration_ms, weight) AS durations,
        toUnixTimestamp64Milli(max(ts)) AS last_seen
      FROM requests WHERE ${IN_RANGE} ${where}
      GROUP BY method, template, operation
      ORDER BY n DESC, target, method, operation LIMIT {limit: UInt32}`,
    params,
  })
  return rows.map(({ durations: [p50, p75, p95], last_seen, ...rest }) => ({
    ...rest,
    failureRate: rest.failed / rest.n,
    p50Ms: p50,
    p75Ms: p75,
    p95Ms: p95,
    lastSeen: last_seen,
  }))
}
