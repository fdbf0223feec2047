/** Milliseconds; every threshold of Web Vitals is one, so that shares of good and poor are exact. */
const TIMES = [50, 100, 200, 300, 500, 800, 1_000, 1_800, 2_500, 3_000, 4_000, 6_000, 10_000]
const SCORES = [0.01, 0.05, 0.1, 0.15, 0.25, 0.5, 1]

/** Upper ends of a metric's buckets, inclusive as Prometheus' `le`. */
export function edgesOf(metric: string): readonly number[] {
  return metric === 'CLS' ? SCORES : TIMES
}

/** Of the bucket that holds a value; beyond the last edge it is their number. */
export function bucketOf(metric: string, value: number): number {
  const edges = edgesOf(metric)
  const index = edges.findIndex((edge) => value <= edge)
  return index === -1 ? edges.length : index
}
