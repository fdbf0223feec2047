import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { VitalStats } from '../../../contract/vitals.ts'
import { vitalName } from '../../../contract/vitals.ts'
import { histogramEdges, ratingAsShown } from '../../../vitals/thresholds.ts'
import type { VitalsQuery } from '../../ports.ts'
import { select } from '../select.ts'
import { bindTo } from './bind.ts'
import { count, IN_RANGE, PAGE, rangeParams, stepOf, text } from './columns.ts'
import { whereSignals } from './signal-filter.ts'

const GROUPS = 100
const SERIES_BUCKETS = 60

const GROUP_SQL = {
  page: PAGE,
  browser: 'CAST(browser AS String)',
  release: 'CAST(release AS String)',
  os: 'CAST(os AS String)',
  device: 'CAST(device AS String)',
  country: 'CAST(country AS String)',
} as const satisfies Record<NonNullable<VitalsQuery['by']>, string>

const statsRow = z.object({
  metric: vitalName,
  group: text,
  p: count,
  n: count,
  good: count,
  poor: count,
  counts: z.array(count),
})

const seriesRow = z.object({ metric: vitalName, group: text, bucket: count, p: count, n: count })

export async function vitalStats(
  client: ClickHouseClient,
  query: VitalsQuery,
): Promise<VitalStats[]> {
  const stepMs = stepOf(query, SERIES_BUCKETS)
  const { from, params } = sourceOf(query)
  const [stats, series] = await Promise.all([
    select(client, statsRow, { sql: statsSql(from), params }),
    select(client, seriesRow, { sql: seriesSql(from), params: { ...params, step: stepMs } }),
  ])
  const seriesBy = Map.groupBy(series, ({ metric, group }) => `${metric}\n${group}`)
  return stats.map(({ metric, group, p, n, good, poor, counts }) => ({
    metric,
    group,
    percentile: query.percentile,
    value: p,
    rating: ratingAsShown(metric, p),
    n,
    good,
    needsImprovement: n - good - poor,
    poor,
    histogram: toHistogram(histogramEdges(metric), counts),
    series: toSeries(seriesBy.get(`${metric}\n${group}`) ?? [], query, stepMs),
  }))
}

/** Each step of the window, so that a time without a view is a gap; of many groups only those with one. */
function toSeries(
  rows: readonly z.output<typeof seriesRow>[],
  { from, to, by }: VitalsQuery,
  stepMs: number,
): VitalStats['series'] {
  const known = new Map(rows.map((row) => [row.bucket, row]))
  const steps = Array.from({ length: Math.ceil((to - from) / stepMs) }, (_, step) => step)
  return (by === undefined ? steps : [...known.keys()]).map((bucket) => {
    const { p = 0, n = 0 } = known.get(bucket) ?? {}
    return { at: from + bucket * stepMs, value: p, n }
  })
}

/** The filtered rows with their group; every condition is a bound parameter. */
function sourceOf(query: VitalsQuery) {
  const conditions = [IN_RANGE]
  const params: Record<string, unknown> = { ...rangeParams(query), level: query.percentile / 100 }
  if (query.metric) {
    conditions.push('metric = {metric: String}')
    params.metric = query.metric
  }
  const where = `${conditions.join(' AND ')} ${whereSignals(query, bindTo(params))}`
  const group = query.by ? GROUP_SQL[query.by] : `''`
  const from = `(SELECT CAST(metric AS String) AS metric, ${group} AS grouped, value, rating, weight, ts
    FROM vitals WHERE ${where})`
  return { from, params }
}

function statsSql(from: string): string {
  const edges = vitalName.options
    .map((metric) => `'${metric}', [${histogramEdges(metric).join(', ')}]`)
    .join(', ')
  // A value's bucket is the last edge at or below it; counts come back by bucket number.
  return `
    WITH map(${edges}) AS edges
    SELECT metric, grouped AS group, quantileExactWeighted({level: Float64})(value, weight) AS p, sum(weight) AS n,
      sumIf(weight, rating = 'good') AS good, sumIf(weight, rating = 'poor') AS poor,
      arrayMap(index -> sumMap(bucket)[toUInt8(index)], range(1, 1 + length(edges[metric]))) AS counts
    FROM (
      SELECT metric, grouped, value, rating,
        weight,
        map(toUInt8(arrayCount(edge -> edge <= value, edges[metric])), toUInt64(weight)) AS bucket
      FROM ${from}
    )
    GROUP BY metric, grouped
    ORDER BY metric, n DESC
    LIMIT ${String(GROUPS)} BY metric`
}

function seriesSql(from: string): string {
  return `
    SELECT metric, grouped AS group, intDiv(toUnixTimestamp64Milli(ts) - {from: Int64}, {step: Int64}) AS bucket,
      quantileExactWeighted({level: Float64})(value, weight) AS p, sum(weight) AS n
    FROM ${from}
    GROUP BY metric, grouped, bucket
    ORDER BY metric, grouped, bucket`
}

function toHistogram(edges: number[], counts: number[]): VitalStats['histogram'] {
  return binsOf(edges).map((ends, index) => ({ ...ends, n: counts[index] ?? 0 }))
}

/** The last has no end. */
export function binsOf(edges: readonly number[]): { from: number; to: number | null }[] {
  return edges.map((from, index) => ({ from, to: edges[index + 1] ?? null }))
}
