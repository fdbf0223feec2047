import { BUCKETS_A_DAY, BUCKETS_A_WEEK } from './bucket.ts'

/** What is known of a series: less than a day, less than a week, or enough for times of the week. */
export type Baseline = 'fresh' | 'days' | 'weeks'

export function baselineOf(buckets: number): Baseline {
  if (buckets < BUCKETS_A_DAY) return 'fresh'
  return buckets < BUCKETS_A_WEEK ? 'days' : 'weeks'
}
