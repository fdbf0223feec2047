import { BUCKETS_A_DAY } from './bucket.ts'
import { createRunningSum, type RunningSum } from './running-sum.ts'

/** Four weeks, a day for the longest window, and half a day around it. */
const KEPT_BUCKETS = 30 * BUCKETS_A_DAY

export interface Counts {
  exposure: number
  affected: number
}

/** From a bucket up to and without another. */
export interface Stretch {
  from: number
  to: number
}

/** What a stretch had, without what is left out of it. */
export interface Reading {
  exposureOf: (stretch: Stretch) => number
  affectedOf: (stretch: Stretch) => number
  oldest: () => number
}

/** The last weeks of a series, to be read without the stretches that say nothing. */
export function createHistory() {
  const exposure = createRunningSum(KEPT_BUCKETS)
  const affected = createRunningSum(KEPT_BUCKETS)

  function without(left: readonly Stretch[]): Reading {
    return {
      exposureOf: (stretch) => sumWithout(exposure, left, stretch),
      affectedOf: (stretch) => sumWithout(affected, left, stretch),
      oldest: exposure.oldest,
    }
  }

  return {
    without,
    oldest: exposure.oldest,
    startAt: (index: number) => {
      exposure.startAt(index)
      affected.startAt(index)
    },
    append: (counts: Counts) => {
      exposure.append(counts.exposure)
      affected.append(counts.affected)
    },
    replace: (index: number, counts: Counts) => {
      exposure.replace(index, counts.exposure)
      affected.replace(index, counts.affected)
    },
    forgetBefore: (index: number) => {
      exposure.forgetBefore(index)
      affected.forgetBefore(index)
    },
  }
}

/** What is left out may not overlap, or it would be taken off twice. */
function sumWithout(sum: RunningSum, left: readonly Stretch[], { from, to }: Stretch): number {
  let total = sum.between(from, to)
  for (const one of left) {
    if (one.from >= to || one.to <= from) continue
    total -= sum.between(Math.max(from, one.from), Math.min(to, one.to))
  }
  return total
}
