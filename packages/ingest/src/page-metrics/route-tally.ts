import { urlTemplate } from '../process/url-template.ts'
import type { ErrorRow, PageViewRow, RequestRow, Row, VitalRow } from '../store/rows.ts'
import { bucketOf, edgesOf } from './vital-buckets.ts'

/** What pages of one route sent in a batch, in sums of weights: small, however large the batch. */
export interface RouteTally {
  projectId: number
  environment: string
  /** The page's route, else its path with ids masked. */
  route: string
  views: number
  /** By class, such as `error` or `extension`. */
  errors: Record<string, number>
  /** By outcome. */
  requests: Record<string, number>
  /** By metric. */
  vitals: Record<string, VitalTally>
}

export interface VitalTally {
  /** Of values within each bucket of `edgesOf`; the last one is beyond all of them. */
  buckets: number[]
  /** Milliseconds; of CLS a score. */
  sum: number
  n: number
}

type Counted = PageViewRow | ErrorRow | RequestRow | VitalRow

export function routeTalliesOf(rows: readonly Row[]): RouteTally[] {
  const tallies = new Map<string, RouteTally>()
  for (const row of rows) {
    if (isCounted(row)) count(row, tallyOf(row, tallies))
  }
  return [...tallies.values()]
}

function isCounted(row: Row): row is Counted {
  // A counter tells what happens now.
  if (row.is === 'error') return !row.isPast
  return row.is === 'pageview' || row.is === 'request' || row.is === 'vital'
}

function tallyOf(row: Counted, tallies: Map<string, RouteTally>): RouteTally {
  const { projectId, environment } = row
  const route = row.route === '' ? pathTemplate(row.url) : row.route
  const key = JSON.stringify([projectId, environment, route])
  const known = tallies.get(key)
  if (known) return known
  const empty = { projectId, environment, route, views: 0, errors: {}, requests: {}, vitals: {} }
  tallies.set(key, empty)
  return empty
}

function pathTemplate(url: string): string {
  const path = urlTemplate(url).replace(/^\w+:\/\/[^/]*/, '')
  return path === '' ? '/' : path
}

function count(row: Counted, tally: RouteTally): void {
  if (row.is === 'pageview') tally.views += row.weight
  else if (row.is === 'error') more(tally.errors, row.class, row.weight)
  else if (row.is === 'request') more(tally.requests, row.outcome, row.weight)
  else measure(row, tally)
}

function more(counts: Record<string, number>, name: string, weight: number): void {
  counts[name] = (counts[name] ?? 0) + weight
}

function measure({ metric, value, weight }: VitalRow, { vitals }: RouteTally): void {
  const tally = (vitals[metric] ??= noneOf(metric))
  const bucket = bucketOf(metric, value)
  tally.buckets[bucket] = (tally.buckets[bucket] ?? 0) + weight
  tally.sum += value * weight
  tally.n += weight
}

function noneOf(metric: string): VitalTally {
  return { buckets: Array.from({ length: edgesOf(metric).length + 1 }, () => 0), sum: 0, n: 0 }
}
