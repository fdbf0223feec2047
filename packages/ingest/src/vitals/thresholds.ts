import type { VitalName } from '../contract/vitals.ts'

/** Good up to the first, poor above the second: https://web.dev/articles/vitals. CLS is a score. */
export const thresholds = {
  LCP: [2_500, 4_000],
  INP: [200, 500],
  CLS: [0.1, 0.25],
  FCP: [1_800, 3_000],
  TTFB: [800, 1_800],
} as const satisfies Record<VitalName, readonly [number, number]>

export function ratingOf(metric: VitalName, value: number): 'good' | 'needs-improvement' | 'poor' {
  const [good, poor] = thresholds[metric]
  if (value <= good) return 'good'
  return value <= poor ? 'needs-improvement' : 'poor'
}

/** Of a percentile, which people read in whole milliseconds: what is shown as a threshold is rated as one. */
export function ratingAsShown(metric: VitalName, value: number): ReturnType<typeof ratingOf> {
  return ratingOf(metric, metric === 'CLS' ? Math.round(value * 1_000) / 1_000 : Math.round(value))
}

const BUCKETS_PER_BAND = 8

/** Histogram edges that fall on both thresholds, so that a bar never straddles a rating. */
export function histogramEdges(metric: VitalName): number[] {
  const [good, poor] = thresholds[metric]
  const width = good / BUCKETS_PER_BAND
  const middle = Math.max(1, Math.round((poor - good) / width))
  const edges = Array.from({ length: BUCKETS_PER_BAND }, (_, index) => index * width)
  for (let index = 0; index < middle; index += 1) {
    edges.push(good + ((poor - good) * index) / middle)
  }
  for (let index = 0; index <= BUCKETS_PER_BAND; index += 1) edges.push(poor + index * width)
  return edges
}
