import type { MetricType } from '../../prometheus/series.ts'
import { numberOf } from '../attributes.ts'
import type { DataPoint } from '../data-points.ts'
import { recordsIn } from '../fields.ts'
import { exponentialBuckets, type Bucket } from './exponential-buckets.ts'
import type { Label } from './labels-of.ts'

/** One of the series that a data point is. */
export interface Figure {
  /** Behind the metric's name. */
  suffix: '' | '_bucket' | '_sum' | '_count'
  label?: Label
  type: MetricType
  value: number
}

const MAX_BUCKETS = 200

/** Of a point that says that it has no value: what was measured has ended. */
const NO_VALUE = 1

/** What Prometheus would have of a data point, or what is wrong with it. */
export function figuresOf(dataPoint: DataPoint): Figure[] | string {
  const { kind, isCumulative, isMonotonic, point } = dataPoint
  const type = isCumulative ? 'counter' : 'delta'
  const hasNone = ((numberOf(point.flags) ?? 0) & NO_VALUE) !== 0
  switch (kind) {
    case 'gauge':
    case 'sum': {
      const value = hasNone ? NaN : (numberOf(point.asInt) ?? numberOf(point.asDouble))
      if (value === undefined) return 'a point without a figure'
      if (kind === 'gauge' || (isCumulative && !isMonotonic))
        return [{ suffix: '', type: 'gauge', value }]
      // Of what goes up and down, a change alone is no level.
      return isMonotonic ? [{ suffix: '', type, value }] : 'a delta of what goes up and down'
    }
    case 'histogram':
      return bucketFigures(explicitBuckets(point), { point, type })
    case 'exponentialHistogram':
      return bucketFigures(exponentialBuckets(point), { point, type })
    case 'summary':
      return summaryFigures(point)
  }
}

interface OfPoint {
  point: Record<string, unknown>
  type: MetricType
}

function bucketFigures(
  buckets: readonly Bucket[] | undefined,
  { point, type }: OfPoint,
): Figure[] | string {
  if (!buckets) return 'bounds and counts that do not fit each other'
  return [
    ...buckets.map(({ le, count }): Figure => ({
      suffix: '_bucket',
      label: leOf(le),
      type,
      value: count,
    })),
    ...totals(point, type),
  ]
}

function leOf(le: number): Label {
  return ['le', le === Infinity ? '+Inf' : String(le)]
}

function totals(point: Record<string, unknown>, type: MetricType): Figure[] {
  const parts = [
    ['_count', numberOf(point.count)],
    ['_sum', numberOf(point.sum)],
  ] as const
  return parts.flatMap(([suffix, value]) => (value === undefined ? [] : [{ suffix, type, value }]))
}

/** OTLP counts each bucket by itself, Prometheus with all below. */
function explicitBuckets(point: Record<string, unknown>): Bucket[] | undefined {
  const bounds = numbersOf(point.explicitBounds)
  const counts = numbersOf(point.bucketCounts)
  const count = numberOf(point.count)
  if (!bounds || !counts || count === undefined) return undefined
  if (counts.length === 0 && bounds.length === 0) return [{ le: Infinity, count }]
  if (counts.length !== bounds.length + 1) return undefined
  let sum = 0
  return counts.map((n, index) => ({ le: bounds[index] ?? Infinity, count: (sum += n) }))
}

function numbersOf(given: unknown = []): number[] | undefined {
  if (!Array.isArray(given) || given.length > MAX_BUCKETS) return undefined
  // as: the members of an array are unknown.
  const numbers = (given as unknown[]).map(numberOf)
  return numbers.every((one) => one !== undefined) ? numbers : undefined
}

function summaryFigures(point: Record<string, unknown>): Figure[] | string {
  const quantiles = recordsIn(point.quantileValues).slice(0, MAX_BUCKETS)
  return [
    ...quantiles.flatMap(({ quantile = 0, value }): Figure[] => {
      const [level, figure] = [numberOf(quantile), numberOf(value)]
      if (level === undefined || figure === undefined) return []
      return [{ suffix: '', label: ['quantile', String(level)], type: 'summary', value: figure }]
    }),
    ...totals(point, 'counter'),
  ]
}
