import type { LedgerBucket } from './ledger-series.ts'

/** Pixels that something dropped is given at least: one among thousands must be seen. */
const LOWEST = 2.5

export interface StackedBars {
  /**
   * The whole bar, of which what `stored` leaves uncovered was dropped. None where nothing was: its
   * edges would shine through.
   */
  both: number[]
  stored: number[]
  peak: number
}

/** Heights for bars that are painted one over the other. */
export function toStackedBars(buckets: readonly LedgerBucket[], height: number): StackedBars {
  const peak = Math.max(0, ...buckets.map(({ stored, dropped }) => stored + dropped))
  const least = (peak * LOWEST) / height
  return {
    peak,
    both: buckets.map(({ stored, dropped }) =>
      dropped > 0 ? Math.max(stored + dropped, least) : 0,
    ),
    stored: buckets.map(({ stored, dropped }) =>
      dropped > 0 ? Math.max(0, Math.min(stored, stored + dropped - least)) : stored,
    ),
  }
}
