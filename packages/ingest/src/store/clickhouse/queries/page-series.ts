import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { FilteredScope, PageStore } from '../../page-store.ts'
import { select } from '../select.ts'
import { bindTo } from './bind.ts'
import { count, IN_RANGE, rangeParams, stepOf, text } from './columns.ts'
import { FAILED } from './requests.ts'
import { PAGE_KEY, whereSignals } from './signal-filter.ts'

const TREND_BUCKETS = 24
const SERIES_BUCKETS = 60

const BUCKET = 'intDiv(toUnixTimestamp64Milli(ts) - {from: Int64}, {step: Int64})'

const trendRow = z.object({ key: text, bucket: count, views: count })

export async function pageTrends(
  client: ClickHouseClient,
  scope: FilteredScope,
  keys: readonly string[],
): Promise<Map<string, number[]>> {
  const { stepMs, buckets, params } = grid(scope, TREND_BUCKETS)
  const where = whereSignals(scope, bindTo(params))
  const rows = await select(client, trendRow, {
    sql: `
      SELECT toString(${PAGE_KEY}) AS key, ${BUCKET} AS bucket, sum(weight) AS views
      FROM pageviews WHERE ${IN_RANGE} ${where} AND ${PAGE_KEY} IN {keys: Array(UInt64)}
      GROUP BY key, bucket`,
    params: { ...params, step: stepMs, keys: keys.map(BigInt) },
  })
  const trends = new Map(keys.map((key) => [key, new Array<number>(buckets).fill(0)]))
  for (const { key, bucket, views } of rows) trends.get(key)?.splice(bucket, 1, views)
  return trends
}

const stepRow = z.object({ bucket: count, views: count, errors: count, failed: count })

/** Everything of one page over time; steps without anything are zeros. */
export async function pageSeries(
  client: ClickHouseClient,
  scope: Parameters<PageStore['series']>[0],
): ReturnType<PageStore['series']> {
  const { stepMs, buckets, params } = grid(scope, SERIES_BUCKETS)
  const where = `${IN_RANGE} ${whereSignals(scope, bindTo(params))}`
  const rows = await select(client, stepRow, {
    sql: `
      SELECT bucket, sum(v) AS views, sum(e) AS errors, sum(f) AS failed FROM (
        SELECT ${BUCKET} AS bucket, toUInt64(weight) AS v, toUInt64(0) AS e, toUInt64(0) AS f
        FROM pageviews WHERE ${where}
        UNION ALL
        SELECT ${BUCKET} AS bucket, toUInt64(0) AS v, toUInt64(weight) AS e, toUInt64(0) AS f
        FROM errors WHERE ${where}
        UNION ALL
        SELECT ${BUCKET} AS bucket, toUInt64(0) AS v, toUInt64(0) AS e, toUInt64(weight) AS f
        FROM requests WHERE ${where} AND ${FAILED}
      )
      GROUP BY bucket`,
    params: { ...params, step: stepMs },
  })
  const byBucket = new Map(rows.map((row) => [row.bucket, row]))
  const series = Array.from({ length: buckets }, (_, index) => {
    const { views = 0, errors = 0, failed = 0 } = byBucket.get(index) ?? {}
    return { at: scope.from + index * stepMs, views, errors, failedRequests: failed }
  })
  return { stepMs, series }
}

function grid(scope: FilteredScope, wanted: number) {
  const stepMs = stepOf(scope, wanted)
  const params: Record<string, unknown> = { ...rangeParams(scope) }
  return { stepMs, buckets: Math.max(1, Math.ceil((scope.to - scope.from) / stepMs)), params }
}
