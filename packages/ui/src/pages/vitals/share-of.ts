import type { VitalStats } from '@seismo/ingest/api'

type Histogram = VitalStats['histogram']

/** Where a value stands on a histogram of equally wide bars, as a share of the width. */
export function shareOf(value: number, histogram: Histogram): number {
  const index = histogram.findLastIndex((bucket) => bucket.from <= value)
  const bucket = histogram[index]
  if (bucket === undefined) return 0
  // The last bar is open: what is in it stands at its beginning.
  const inside = bucket.to === null ? 0 : (value - bucket.from) / (bucket.to - bucket.from)
  return (index + Math.min(1, inside)) / histogram.length
}
