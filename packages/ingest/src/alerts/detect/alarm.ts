import { BUCKETS_A_DAY } from './bucket.ts'
import type { Finding } from './finding.ts'

/** Where a series stands. Indexes are those of buckets. */
export type Alarm =
  /** `hot` holds a bit for each of the last buckets, the newest lowest. */
  { is: 'quiet'; hot: number } | Firing

export interface Firing {
  is: 'firing'
  firedAt: number
  /** Where it began by the data; `buckets`: the window that showed it. */
  from: number
  buckets: number
  /** Of what is usual, while it lasts. */
  ratio: number
  /** How much more likely, as a logarithm, it is that all is as usual again. */
  over: number
  /** Buckets in a row for which that, and buckets for which nothing was found. */
  overBuckets: number
  calmBuckets: number
}

/** What is known at the end of a bucket. */
export interface Step {
  index: number
  /** Of all windows, and where its rise began. */
  strongest: Finding | undefined
  onset: number
  /** The highest score of the windows that tell of an end. */
  shortScore: number
  /** Of the last bucket alone: affected, and as many as usual. */
  last: { affected: number; mean: number }
  threshold: number
}

export const QUIET: Alarm = { is: 'quiet', hot: 0 }

/** So far above the threshold nobody waits for a second bucket. */
const BEYOND_DOUBT = 4
const LAST_THREE = 0b111

/** Half an hour, and twenty times as likely. */
export const END_BUCKETS = 6
const ENOUGH_OVER = 3
/** Half of a large spike is still one. */
const RATIO_OF_INTEREST = { least: 1.3, most: 2 }
/** Where little happens the likelihood takes days; then calm for three hours, and twice the window, will do. */
const CALM_SHARE = 0.6
const LEAST_CALM_BUCKETS = 36
/** What has lasted for three days is what the series is now. */
const ACCEPTED_BUCKETS = 3 * BUCKETS_A_DAY

/** Pure: two of three buckets begin an alert, or one that leaves no doubt. */
export function nextAlarm(alarm: Alarm, step: Step): Alarm {
  if (alarm.is === 'firing') return stillFiring(alarm, step)
  const { strongest, threshold, index } = step
  const score = strongest?.score ?? 0
  const hot = ((alarm.hot << 1) | Number(score >= threshold)) & LAST_THREE
  const isHot = hot % 2 === 1
  const isSure = hot > 1 || isBeyondDoubt(score, threshold)
  return strongest && isHot && isSure ? firing(index, strongest, step.onset) : { is: 'quiet', hot }
}

/** A test in sequence, of what was usual against what it became; it ends where the first has won. */
function stillFiring(alarm: Firing, { last, shortScore, threshold }: Step): Alarm {
  const gain = last.mean * (alarm.ratio - 1) - last.affected * Math.log(alarm.ratio)
  const over = Math.max(0, alarm.over + gain)
  const overBuckets = over > 0 ? alarm.overBuckets + 1 : 0
  const calmBuckets = shortScore < CALM_SHARE * threshold ? alarm.calmBuckets + 1 : 0
  const isOver = over >= ENOUGH_OVER && overBuckets >= END_BUCKETS
  const isCalm = calmBuckets >= Math.max(LEAST_CALM_BUCKETS, 2 * alarm.buckets)
  return isOver || isCalm ? QUIET : { ...alarm, over, overBuckets, calmBuckets }
}

export function isBeyondDoubt(score: number, threshold: number): boolean {
  return score >= threshold + BEYOND_DOUBT
}

export function firing(index: number, { stretch, affected, mean }: Finding, from: number): Firing {
  const { least, most } = RATIO_OF_INTEREST
  return {
    is: 'firing',
    firedAt: index,
    from,
    buckets: stretch.to - stretch.from,
    ratio: Math.min(most, Math.max(least, affected / mean)),
    over: 0,
    overBuckets: 0,
    calmBuckets: 0,
  }
}

export function isAccepted(alarm: Alarm, index: number): boolean {
  return alarm.is === 'firing' && index - alarm.firedAt >= ACCEPTED_BUCKETS
}
