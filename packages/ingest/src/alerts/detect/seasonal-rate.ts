import { BUCKETS_A_DAY, BUCKETS_A_WEEK } from './bucket.ts'
import type { Reading, Stretch } from './history.ts'
import { median, medianDistance } from './median.ts'

/** The six days before, and the same hour of the four weeks before. */
export const COMPARED_LAGS: readonly number[] = [
  ...[1, 2, 3, 4, 5, 6].map((days) => days * BUCKETS_A_DAY),
  ...[1, 2, 3, 4].map((weeks) => weeks * BUCKETS_A_WEEK),
]

/** Of the level and all periods: their median is no less than the least of so many. */
const MOST_OF_COMPARED = Math.floor((1 + COMPARED_LAGS.length) / 2) + 1

/** Half an hour on either side: few buckets of few sessions say little. */
const LEAST_MARGIN = 6
/** Thin periods lean on the level of the whole series as if they had seen these at that level. */
const PRIOR_AFFECTED = 3
/** Nothing is known of a fresh series: two of a hundred, worth three affected. */
const FRESH = { affected: 3, exposure: 150 }
/** No time of day is trusted to be calmer than this share of the level. */
export const LEAST_OF_LEVEL = 0.6
const MOST_DRIFT = 1.25
const LAST_HOUR = 12
/** Of a median absolute deviation to a standard deviation, where things are normal. */
const MAD_TO_SIGMA = 1.4826

/** Of the whole history, whatever the time of day. */
export function levelOf(calm: Reading, to: number): number {
  const all = { from: calm.oldest(), to }
  return (calm.affectedOf(all) + FRESH.affected) / (calm.exposureOf(all) + FRESH.exposure)
}

/** The last day without its last hour against all weeks: a series that grows is no spike. */
export function driftOf(calm: Reading, to: number, level: number): number {
  const lastDay = { from: to - BUCKETS_A_DAY, to: to - LAST_HOUR }
  return Math.min(MOST_DRIFT, Math.max(1, leaningRate(calm, lastDay, level) / level))
}

/** What a stretch was in the days and weeks before. */
export interface Season {
  /** The usual rate. */
  rate: number
  /** Of the level and of each period that is compared, leaning on the level. */
  rates: readonly number[]
  /** What chance adds to the variance between these rates, over the square of the usual one. */
  chance: number
}

/**
 * What the rate of a stretch is when it is like the same time of the days and weeks before. Once most of
 * these are above `enough` the usual rate is as well, and the others are not read.
 */
export function seasonOf(
  calm: Reading,
  { from, to }: Stretch,
  { level, enough = Infinity }: { level: number; enough?: number },
): Season {
  const margin = Math.max(LEAST_MARGIN, (to - from) >> 1)
  const rates = [level]
  let above = Number(level > enough)
  let chance = 0
  for (const lag of COMPARED_LAGS) {
    const period = { from: from - lag - margin, to: Math.min(to - lag + margin, from) }
    const exposure = calm.exposureOf(period)
    if (exposure === 0) continue
    const affected = calm.affectedOf(period) + PRIOR_AFFECTED
    const rate = affected / (exposure + PRIOR_AFFECTED / level)
    rates.push(rate)
    chance += 1 / affected
    if (rate > enough) above += 1
    if (above >= MOST_OF_COMPARED) break
  }
  const rate = Math.max(LEAST_OF_LEVEL * level, median(rates))
  return { rate, rates, chance: chance / (rates.length - 1 || 1) }
}

/** Variance of the rate between comparable periods, over its square. */
export function spreadOf({ rate, rates, chance }: Season): number {
  const deviation = (MAD_TO_SIGMA * medianDistance(rates, rate)) / rate
  // Small counts differ by chance, which the count's own distribution has in it already.
  return Math.max(0, deviation ** 2 - chance)
}

function leaningRate(calm: Reading, period: Stretch, level: number): number {
  const affected = calm.affectedOf(period) + PRIOR_AFFECTED
  return affected / (calm.exposureOf(period) + PRIOR_AFFECTED / level)
}
