import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { metricName, type MetricName, type MetricPoint } from '../../../contract/signals.ts'
import type { Scope } from '../../ports.ts'
import { select } from '../select.ts'
import { count, millis, rangeParams, stepOf, text } from './columns.ts'

const BUCKETS = 96

const HOUR_MS = 3_600_000
/** A longer window is as true by the hour. */
const MINUTES_UP_TO_MS = 3 * 24 * HOUR_MS

interface Rollup {
  table: string
  /** The whole minute or hour that a window begins in is counted. */
  inRange: string
  /** The minute that a row was written to last. */
  lastSeen: string
  unitMs: number
}

const MINUTES: Rollup = {
  table: 'metrics_1m',
  inRange: inRange('toStartOfMinute'),
  lastSeen: 'bucket',
  unitMs: 60_000,
}

const HOURS: Rollup = {
  table: 'metrics_1h',
  inRange: inRange('toStartOfHour'),
  lastSeen: 'm.last_seen',
  unitMs: HOUR_MS,
}

function inRange(startOf: string): string {
  return `project_id = {project: UInt32}
    AND bucket >= ${startOf}(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
    AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')`
}

/** The smaller of the two that is as true. */
export function rollupOf({ from, to }: Scope): Rollup {
  return to - from <= MINUTES_UP_TO_MS ? MINUTES : HOURS
}

const nameRow = z.object({ name: text, kind: metricName.shape.kind, n: count, seen: millis })

export async function metricNames(client: ClickHouseClient, scope: Scope): Promise<MetricName[]> {
  const rollup = rollupOf(scope)
  const rows = await select(client, nameRow, {
    sql: `
      SELECT CAST(name AS String) AS name, CAST(kind AS String) AS kind, sum(m.n) AS n,
        toUnixTimestamp(max(${rollup.lastSeen})) * 1000 AS seen
      FROM ${rollup.table} AS m WHERE ${rollup.inRange}
      GROUP BY name, kind ORDER BY name, kind LIMIT 500`,
    params: rangeParams(scope),
  })
  return rows.map(({ seen, ...rest }) => ({ ...rest, lastSeen: seen }))
}

const pointRow = z.object({
  step: count,
  n: count,
  sum: count,
  min: count,
  max: count,
  last: count,
  buckets: z.record(z.string(), z.coerce.number()),
})

export async function metricSeries(
  client: ClickHouseClient,
  scope: Scope,
  name: string,
): Promise<MetricPoint[]> {
  const { table, inRange: within, unitMs } = rollupOf(scope)
  const stepMs = Math.ceil(stepOf(scope, BUCKETS) / unitMs) * unitMs
  const rows = await select(client, pointRow, {
    sql: `
      SELECT greatest(0, intDiv(toUnixTimestamp(bucket) * 1000 - {from: Int64}, {step: Int64})) AS step,
        sum(m.n) AS n, sum(m.total) AS sum, min(m.min) AS min, max(m.max) AS max,
        argMaxMerge(m.last) AS last, sumMap(m.buckets) AS buckets
      FROM ${table} AS m WHERE ${within} AND name = {name: String}
      GROUP BY step ORDER BY step`,
    params: { ...rangeParams(scope), step: stepMs, name },
  })
  return rows.map(({ step, buckets, ...rest }) => ({
    at: scope.from + step * stepMs,
    ...rest,
    p50: percentileOf(buckets, 0.5),
    p75: percentileOf(buckets, 0.75),
    p95: percentileOf(buckets, 0.95),
  }))
}

/** The upper end of the bucket a percentile falls into; null where there are no buckets. */
export function percentileOf(buckets: Record<string, number>, level: number): number | null {
  const ascending = Object.entries(buckets)
    .map(([index, n]) => ({ index: Number(index), n }))
    .sort((a, b) => a.index - b.index)
  const total = ascending.reduce((sum, { n }) => sum + n, 0)
  let seen = 0
  for (const { index, n } of ascending) {
    seen += n
    // -32,768 holds zero and below.
    if (seen >= total * level) return index === -32_768 ? 0 : 2 ** (index / 8)
  }
  return null
}
