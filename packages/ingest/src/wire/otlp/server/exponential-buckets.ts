import { isRecord } from '../../foreign/read-json.ts'
import { numberOf } from '../attributes.ts'

/** Two buckets to a doubling: as fine as anybody reads, and few enough to be series of their own. */
const SCALE = 1
const MAX_BUCKETS = 1_000

export interface Bucket {
  le: number
  /** Up to there, all below included. */
  count: number
}

/**
 * The buckets of an exponential histogram with bounds that stay the same, whatever its scale: a
 * coarser scale joins whole buckets. Undefined where it is not well formed.
 */
export function exponentialBuckets(point: Record<string, unknown>): Bucket[] | undefined {
  const scale = numberOf(point.scale) ?? 0
  const count = numberOf(point.count)
  const counts = isRecord(point.positive) ? countsOf(point.positive) : []
  const below = isRecord(point.negative) ? countsOf(point.negative) : []
  if (!counts || !below || count === undefined || Math.abs(scale) > 20) return undefined
  const offset = (isRecord(point.positive) ? numberOf(point.positive.offset) : 0) ?? 0
  const shift = Math.max(0, scale - SCALE)
  const joined = new Map<number, number>()
  for (const [index, n] of counts.entries()) {
    const at = Math.floor((offset + index) / 2 ** shift)
    joined.set(at, (joined.get(at) ?? 0) + n)
  }
  const negative = below.reduce((sum, n) => sum + n, 0)
  let sum = negative + (numberOf(point.zeroCount) ?? 0)
  const buckets: Bucket[] = [{ le: 0, count: sum }]
  for (const [at, n] of [...joined].sort(([a], [b]) => a - b)) {
    sum += n
    buckets.push({ le: 2 ** ((at + 1) / 2 ** Math.min(scale, SCALE)), count: sum })
  }
  return [...buckets, { le: Infinity, count }]
}

function countsOf({ bucketCounts = [] }: Record<string, unknown>): number[] | undefined {
  if (!Array.isArray(bucketCounts) || bucketCounts.length > MAX_BUCKETS) return undefined
  // as: the members of an array are unknown.
  const counts = (bucketCounts as unknown[]).map(numberOf)
  return counts.every((n) => n !== undefined) ? counts : undefined
}
