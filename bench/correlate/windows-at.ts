import type { Windows } from '../../packages/ingest/src/correlate/series.ts'

const MINUTE = 60_000

/** The windows of correlation.md: from 2 min before the onset to 31 after; before that 10 min of gap, then an hour. */
export function windowsAt(onset: number, length: number, stepMs: number): Windows {
  const buckets = (minutes: number) => Math.round((minutes * MINUTE) / stepMs)
  const from = Math.max(0, onset - buckets(2))
  const to = Math.max(1, from - buckets(10))
  return {
    onset,
    before: { from: Math.max(0, to - buckets(60)), to },
    during: { from, to: Math.min(length, onset + buckets(31)) },
  }
}
