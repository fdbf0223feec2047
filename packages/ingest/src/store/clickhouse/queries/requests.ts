import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import {
  requestStats as requestStatsContract,
  type RequestStats,
} from '../../../contract/requests.ts'
import type { FilteredScope } from '../../page-store.ts'
import { select } from '../select.ts'
import { bindTo } from './bind.ts'
import { count, IN_RANGE, millis, PAGE, rangeParams, stepOf, text } from './columns.ts'
import { whereSignals } from './signal-filter.ts'

const TREND_BUCKETS = 24

/** Of an opaque answer the browser tells nothing, so nothing says that it failed. */
export const FAILED = `outcome NOT IN ('ok', 'opaque')`

const row = z.object({
  method: text,
  target: text,
  outcome: requestStatsContract.shape.outcome,
  status: count,
  n: count,
  sessions: count,
  durations: z.tuple([count, count]),
  last_seen: millis,
  page: text,
  trend: z.array(count),
})

export async function requestStats(
  client: ClickHouseClient,
  scope: FilteredScope,
  limit: number,
): Promise<RequestStats[]> {
  const stepMs = stepOf(scope, TREND_BUCKETS)
  const buckets = Math.max(1, Math.ceil((scope.to - scope.from) / stepMs))
  const params: Record<string, unknown> = { ...rangeParams(scope), step: stepMs, buckets, limit }
  const where = whereSignals(scope, bindTo(params))
  const rows = await select(client, row, {
    sql: `
      SELECT method, template AS target, outcome, status, sum(weight) AS n, uniqCombined(12)(session_id) AS sessions,
        quantilesExactWeighted(0.5, 0.95)(duration_ms, weight) AS durations,
        toUnixTimestamp64Milli(max(ts)) AS last_seen, argMax(${PAGE}, ts) AS page,
        arrayMap(b -> sumMap(map(bucket, toUInt64(weight)))[toUInt16(b)], range({buckets: UInt16})) AS trend
      FROM (
        SELECT *, toUInt16(intDiv(toUnixTimestamp64Milli(ts) - {from: Int64}, {step: Int64})) AS bucket
        FROM requests WHERE ${IN_RANGE} AND ${FAILED} ${where}
      )
      GROUP BY method, template, outcome, status
      ORDER BY n DESC, target LIMIT {limit: UInt32}`,
    params,
  })
  return rows.map(({ durations: [p50, p95], last_seen, ...rest }) => ({
    ...rest,
    p50Ms: p50,
    p95Ms: p95,
    lastSeen: last_seen,
  }))
}
