import type { Grid } from '../series.ts'
import { quantilesOf, type BucketRate } from './quantiles.ts'

export interface RateOfLabels {
  labels: Readonly<Record<string, string>>
  rate: Float64Array
}

export interface Histogram {
  /** Without `le`. */
  labels: Record<string, string>
  /** Of LEVELS. */
  quantiles: Float64Array[]
  /** Of all that was counted; undefined where the bucket of all is missing. */
  rate: Float64Array | undefined
}

/** The buckets of one metric as histograms. */
export function foldBuckets(buckets: readonly RateOfLabels[], { length }: Grid): Histogram[] {
  const groups = new Map<string, { labels: Record<string, string>; buckets: BucketRate[] }>()
  for (const { labels, rate } of buckets) {
    const { le = '', ...rest } = labels
    const key = JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)))
    const group = groups.get(key) ?? { labels: rest, buckets: [] }
    groups.set(key, group)
    group.buckets.push({ le: endOf(le), rate })
  }
  return [...groups.values()]
    .map(({ labels, buckets: own }) => ({ labels, own: own.filter(({ le }) => !Number.isNaN(le)) }))
    .map(({ labels, own }) => ({
      labels,
      quantiles: quantilesOf(own, length),
      rate: own.find(({ le }) => le === Infinity)?.rate,
    }))
}

function endOf(le: string): number {
  if (le === '+Inf' || le === 'Inf') return Infinity
  return le === '' ? NaN : Number(le)
}
