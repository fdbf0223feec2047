import * as z from 'zod'
import type { EndpointRow, EndpointSort } from '../../endpoint-store.ts'
import { count, millis } from './columns.ts'
import { FROM_CACHE, HAS_SIZE } from './request-rows.ts'
import { FAILED } from './requests.ts'

/** Fewer say more about chance than about the endpoint: such a one comes after those with more. */
const LEAST = 50

/**
 * What is told of any group of requests. Of durations, whole milliseconds, there are few values: exact
 * percentiles are as quick as estimates. Of sizes there are many.
 */
export const FIGURES = `sum(weight) AS n, count() AS seen, sumIf(weight, ${FAILED}) AS failed,
  quantilesExactWeighted(0.5, 0.75, 0.95)(duration_ms, weight) AS durations,
  quantileBFloat16WeightedIf(0.5)(transfer_bytes, weight, transfer_bytes > 0) AS median_bytes,
  sumIf(weight, transfer_bytes > 0) AS sent, sumIf(weight, ${HAS_SIZE}) AS sized,
  sumIf(weight, ${FROM_CACHE}) AS from_cache,
  toUnixTimestamp64Milli(max(ts)) AS last_seen`

export const figuresRow = z.object({
  ...{ n: count, seen: count, failed: count },
  durations: z.tuple([count, count, count]),
  // Of nothing it is no number, which JSON does not have.
  median_bytes: count.nullable(),
  ...{ sent: count, sized: count, from_cache: count },
  last_seen: millis,
})

type Figures = Omit<EndpointRow, 'method' | 'target' | 'operation' | 'key'>

export function toFigures(row: z.output<typeof figuresRow>): Figures {
  const { n, seen, failed, sent, sized, last_seen: lastSeen } = row
  const [p50Ms, p75Ms, p95Ms] = row.durations
  return {
    ...{ n, seen, failed, failureRate: n === 0 ? 0 : failed / n },
    ...{ p50Ms, p75Ms, p95Ms },
    transferBytes: sent === 0 ? null : row.median_bytes,
    cached: sized === 0 ? null : row.from_cache / sized,
    lastSeen,
  }
}

const ORDERS: Record<EndpointSort, string> = {
  requests: 'n',
  failed: 'failed',
  'error-rate': ranked('failed / n'),
  p50: ranked('durations[1]'),
  p75: ranked('durations[2]'),
  p95: ranked('durations[3]'),
  transfer: ranked('if(sent = 0, -1, median_bytes)'),
  cached: ranked('if(sized = 0, -1, from_cache / sized)'),
}

/** The most of it first; by name where there is as much. */
export function orderOf(sort: EndpointSort, names: string): string {
  return `ORDER BY ${ORDERS[sort]} DESC, n DESC, ${names}`
}

function ranked(value: string): string {
  return `if(n < ${String(LEAST)}, -2, ${value})`
}
