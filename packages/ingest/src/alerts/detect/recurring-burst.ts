import { BUCKETS_A_DAY } from './bucket.ts'
import type { Counts, Reading, Stretch } from './history.ts'
import { upperTail } from './negative-binomial.ts'

const DAYS_BACK = [1, 2, 3, 4, 5, 6, 7, 14, 21, 28]
const LONGEST_BUCKETS = 36
/** Jobs do not run on the minute, and clocks are changed by an hour. */
const SLACK_BUCKETS = 12
/** Three days of ten, or two of the last four of the same weekday. */
const DAYS = 3
const WEEKDAYS = 2
/** By how much the third-highest of the same time must be passed, burst or not. */
const ABOVE_OTHERS = 1.4
/** What is a burst of a day before, as a score, where its rate would have been even. */
const BURST = { affected: 3, score: 2.5, spread: 0.04 }
/** How much one job varies from day to day, and how far it must be left behind, as a score. */
const JOB = { spread: 0.04, score: 3 }

interface Burst extends Counts {
  daysBack: number
}

interface Seen extends Counts {
  stretch: Stretch
  /** The count that is expected of the stretch. */
  mean: number
}

/** Whether bursts like this, at about this time, belong to the days of this series. */
export function isRecurring(all: Reading, seen: Seen): boolean {
  const { from, to } = seen.stretch
  if (to - from > LONGEST_BUCKETS) return false
  const bursts = DAYS_BACK.map((daysBack) => highestBurst(all, seen.stretch, daysBack))
  bursts.sort((a, b) => rateOf(b) - rateOf(a))
  const third = bursts[DAYS - 1]
  if (third && rateOf(seen) < ABOVE_OTHERS * rateOf(third)) return true
  const jobs = bursts.filter((burst) => isBurst(burst, seen.mean / seen.exposure))
  const weekly = jobs.filter(({ daysBack }) => daysBack % 7 === 0)
  return isLike(seen, jobs[DAYS - 1]) || isLike(seen, weekly[WEEKDAYS - 1])
}

function isBurst({ affected, exposure }: Burst, rate: number): boolean {
  if (affected < BURST.affected) return false
  return upperTail(affected, { mean: exposure * rate, spread: BURST.spread }) >= BURST.score
}

function isLike({ affected, exposure }: Seen, job: Burst | undefined): boolean {
  if (!job) return false
  return upperTail(affected, { mean: exposure * rateOf(job), spread: JOB.spread }) < JOB.score
}

/** As many buckets as are seen, some days before, where about that time they had the highest rate. */
function highestBurst(all: Reading, { from, to }: Stretch, daysBack: number): Burst {
  let highest: Burst = { affected: 0, exposure: 0, daysBack }
  const back = daysBack * BUCKETS_A_DAY
  for (let shift = -SLACK_BUCKETS; shift <= SLACK_BUCKETS; shift += 1) {
    const stretch = { from: from - back + shift, to: to - back + shift }
    const exposure = all.exposureOf(stretch)
    if (exposure === 0) continue
    const burst = { affected: all.affectedOf(stretch), exposure, daysBack }
    if (highest.exposure === 0 || rateOf(burst) > rateOf(highest)) highest = burst
  }
  return highest
}

function rateOf({ affected, exposure }: Counts): number {
  return exposure === 0 ? 0 : affected / exposure
}
