/** How many requests took how long: bucket i ends at 2^((i+1)/8) ms. */
type Buckets = ReadonlyMap<number, number>

/** In milliseconds, to a tenth of itself; 0 where there is none. */
export function p95Of(buckets: Buckets): number {
  const sorted = [...buckets].toSorted(([one], [other]) => one - other)
  const n = sorted.reduce((sum, [, count]) => sum + count, 0)
  let seen = 0
  for (const [bucket, count] of sorted) {
    seen += count
    if (seen >= 0.95 * n) return middleOf(bucket)
  }
  return 0
}

/** How many took longer than the bucket that `ms` is in. */
export function longerThan(buckets: Buckets, ms: number): number {
  return [...buckets].reduce((sum, [bucket, count]) => sum + (middleOf(bucket) > ms ? count : 0), 0)
}

function middleOf(bucket: number): number {
  return 2 ** ((bucket + 0.5) / 8)
}
