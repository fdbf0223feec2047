/** Counts between explicit bounds: the first ends at the first bound, the last begins at the last. */
export interface ExplicitBuckets {
  bounds: readonly number[]
  counts: readonly number[]
  min: number
  max: number
}

/**
 * The same values in the buckets of Seismo's own histograms, of which i ends at 2^(i/8). Where in a
 * bucket its values were is not told: they are spread evenly over it, as far as `min` and `max` allow.
 */
export function toLogBuckets({
  bounds,
  counts,
  min,
  max,
}: ExplicitBuckets): Record<string, number> {
  const buckets = new Map<string, number>()
  const filled = counts.filter((count) => count > 0).length
  const most = Math.floor(MAX_BUCKETS / filled)
  for (const [index, count] of counts.entries()) {
    const low = Math.min(max, Math.max(min, bounds[index - 1] ?? min))
    const high = Math.max(low, Math.min(max, bounds[index] ?? max))
    if (count > 0) spread({ low, high, count, steps: Math.min(most, count) }, buckets)
  }
  return Object.fromEntries(buckets)
}

/** As many as a beacon's histogram may have. */
export const MAX_BUCKETS = 500

interface Range {
  low: number
  high: number
  count: number
  steps: number
}

function spread({ low, high, count, steps }: Range, buckets: Map<string, number>): void {
  let placed = 0
  for (let step = 1; step <= steps; step += 1) {
    const key = bucketOf(low + ((step - 0.5) / steps) * (high - low))
    // Rounded as a running total, so that none is lost.
    const until = Math.round((step / steps) * count)
    buckets.set(key, (buckets.get(key) ?? 0) + until - placed)
    placed = until
  }
}

/** As `@seismo/browser/wire` counts them. */
function bucketOf(value: number): string {
  return value > 0 ? String(Math.ceil(Math.log2(value) * 8)) : '-'
}
