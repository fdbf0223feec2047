import { unsupported, type Refusal } from '../foreign/refusal.ts'
import { numberOf } from './attributes.ts'
import { MAX_BUCKETS, toLogBuckets } from './buckets.ts'
import { invalid, isFigure, type Figures } from './figures.ts'

/** A data point whose buckets have explicit bounds. */
export function histogramOf(point: Record<string, unknown>): Figures | Refusal {
  const n = numberOf(point.count)
  const value = numberOf(point.sum)
  if (n === 0) return unsupported('metric', 'a histogram without a value')
  if (!isCount(n)) return invalid('a histogram without a count')
  // Left out where values were below zero, of which a sum says nothing.
  if (!isFigure(value)) return unsupported('metric', 'a histogram without a sum')
  const given = bucketsOf(point, n)
  if (!given) return invalid('bounds and counts that do not fit each other')
  const { min, max } = extremesOf(point, { ...given, mean: value / n })
  return { kind: 'histogram', value, n, min, max, buckets: toLogBuckets({ ...given, min, max }) }
}

interface Given {
  bounds: number[]
  counts: number[]
}

/** Without bounds all values are in one bucket, whether it is written or not. */
function bucketsOf(point: Record<string, unknown>, n: number): Given | undefined {
  const bounds = numbersOf(point.explicitBounds)
  const written = numbersOf(point.bucketCounts)
  if (!bounds || !written) return undefined
  const counts = bounds.length === 0 && written.length === 0 ? [n] : written
  const isAscending = bounds.every((bound, index) => bound > (bounds[index - 1] ?? -Infinity))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const fits = counts.length === bounds.length + 1 && total === n && counts.every(isCount)
  return isAscending && fits ? { bounds, counts } : undefined
}

function numbersOf(given: unknown = []): number[] | undefined {
  if (!Array.isArray(given) || given.length > MAX_BUCKETS) return undefined
  // as: the members of an array are unknown.
  const numbers = (given as unknown[]).map(numberOf)
  return numbers.every((one) => one !== undefined) ? numbers : undefined
}

function isCount(value: number | undefined): value is number {
  return isFigure(value) && Number.isInteger(value) && value >= 0
}

/** Where they are not told, the bounds of the buckets that hold something are the nearest there is. */
function extremesOf(
  point: Record<string, unknown>,
  { bounds, counts, mean }: Given & { mean: number },
): { min: number; max: number } {
  const first = counts.findIndex((count) => count > 0)
  const last = counts.findLastIndex((count) => count > 0)
  const lowest = Math.min(0, bounds[0] ?? mean)
  const min = numberOf(point.min) ?? bounds[first - 1] ?? (bounds.length > 0 ? lowest : mean)
  const max = numberOf(point.max) ?? bounds[last] ?? bounds.at(-1) ?? mean
  return isFigure(min) && isFigure(max) && min <= max ? { min, max } : { min: mean, max: mean }
}
