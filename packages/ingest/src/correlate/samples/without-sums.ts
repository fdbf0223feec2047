import type { MetricKind } from './metric-kind.ts'

/** Without the sums and counts of histograms, which their buckets tell as well. */
export function withoutSums<Metric extends { name: string; kind: MetricKind }>(
  metrics: readonly Metric[],
): Metric[] {
  const ofBuckets = new Set(
    metrics
      .filter(({ kind }) => kind === 'bucket')
      .map(({ name }) => name.slice(0, -'_bucket'.length)),
  )
  return metrics.filter(({ name }) => !ofBuckets.has(name.replace(/_(sum|count)$/, '')))
}
