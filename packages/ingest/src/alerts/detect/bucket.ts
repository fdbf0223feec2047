export const BUCKET_MS = 300_000
export const BUCKETS_A_DAY = 288
export const BUCKETS_A_WEEK = 2_016

/** Five minutes of a series; `at` is where they begin, in epoch milliseconds. */
export interface Bucket {
  at: number
  /** Sessions that were there; page views where there are no sessions, 1 where there is nothing. */
  exposure: number
  /** Those of them that had an error, each counted once, where it had its first. */
  affected: number
}

export function indexOf(at: number): number {
  return Math.floor(at / BUCKET_MS)
}
