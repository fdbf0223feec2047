import { BUCKETS_A_DAY } from './bucket.ts'

/** Where a series stands. Indexes are those of buckets. */
export type Alarm =
  /** `hot` holds a bit for each of the last buckets, the newest lowest. */
  | { is: 'quiet'; hot: number }
  /** `from`: where it began by the data; `buckets`: the window that showed it. */
  | { is: 'firing'; firedAt: number; from: number; buckets: number; calmBuckets: number }

export interface Step {
  index: number
  /** The highest score of all windows, and where its window begins. */
  score: number
  from: number
  /** The highest score of the windows that tell of an end. */
  shortScore: number
  threshold: number
}

export const QUIET: Alarm = { is: 'quiet', hot: 0 }

/** Half an hour well below the threshold ends an alert. */
export const CALM_BUCKETS = 6
const CALM_SHARE = 0.6
/** So far above the threshold nobody waits for a second bucket. */
const BEYOND_DOUBT = 4
const LAST_THREE = 0b111
/** What has lasted for three days is what the series is now. */
const ACCEPTED_BUCKETS = 3 * BUCKETS_A_DAY

/** Pure: two of three buckets begin an alert, or one that leaves no doubt. */
export function nextAlarm(alarm: Alarm, step: Step): Alarm {
  if (alarm.is === 'firing') {
    const isCalm = step.shortScore < CALM_SHARE * step.threshold
    const calmBuckets = isCalm ? alarm.calmBuckets + 1 : 0
    return calmBuckets >= CALM_BUCKETS ? QUIET : { ...alarm, calmBuckets }
  }
  const hot = ((alarm.hot << 1) | Number(step.score >= step.threshold)) & LAST_THREE
  const isHot = hot % 2 === 1
  if (isHot && (hot > 1 || isBeyondDoubt(step.score, step.threshold))) return firing(step)
  return { is: 'quiet', hot }
}

export function isBeyondDoubt(score: number, threshold: number): boolean {
  return score >= threshold + BEYOND_DOUBT
}

export function firing({ index, from }: Pick<Step, 'index' | 'from'>): Alarm {
  return { is: 'firing', firedAt: index, from, buckets: index + 1 - from, calmBuckets: 0 }
}

export function isAccepted(alarm: Alarm, index: number): boolean {
  return alarm.is === 'firing' && index - alarm.firedAt >= ACCEPTED_BUCKETS
}
