import type { Counts, Reading, Stretch } from './history.ts'
import { upperTail, type CountModel } from './negative-binomial.ts'
import { LEAST_OF_LEVEL, seasonOf, spreadOf, type Season } from './seasonal-rate.ts'

/** What stretches are compared with. */
export interface Usual {
  calm: Reading
  /** Affected over exposure, of the whole history. */
  level: number
  /** What the last day has over it. */
  drift: number
}

/** What is worth a message. */
export interface Gate {
  leastRatio: number
  minAffected: number
}

/** One window, compared with what it would usually have. */
export interface Finding extends Counts, CountModel {
  stretch: Stretch
  /** −log10 of the probability of seeing as much by chance. */
  score: number
}

/** How rates vary within minutes, which an hour evens out; and what never goes away. */
const SHORT_SPREAD = 0.15 ** 2
const EVENED_BUCKETS = 12
const LEAST_SPREAD = 0.05 ** 2

/** Beyond what rounding could make of a rate. */
const SURELY = 1 + 1e-9

/** The counts that a stretch with such exposure usually has. */
export function usualCount(usual: Usual, stretch: Stretch, exposure: number): CountModel {
  const season = seasonOf(usual.calm, stretch, usual)
  return { mean: season.rate * usual.drift * exposure, spread: variationOf(season, stretch) }
}

function variationOf(season: Season, { from, to }: Stretch): number {
  const buckets = Math.min(to - from, EVENED_BUCKETS)
  return SHORT_SPREAD / buckets + LEAST_SPREAD + spreadOf(season)
}

/** Nothing where the count is too small, or too close to what is expected, to be worth a message. */
export function findingOf(
  usual: Usual,
  { stretch, affected, exposure: counted }: Counts & { stretch: Stretch },
  { leastRatio, minAffected }: Gate,
): Finding | undefined {
  if (affected < minAffected) return undefined
  // An error can come in the bucket after the one that its session began in.
  const exposure = Math.max(affected, counted)
  const leastMean = LEAST_OF_LEVEL * usual.level * usual.drift * exposure
  if (affected < leastRatio * leastMean) return undefined
  const enough = (SURELY * affected) / (leastRatio * usual.drift * exposure)
  const season = seasonOf(usual.calm, stretch, { level: usual.level, enough })
  const mean = season.rate * usual.drift * exposure
  // Most windows end here: how much the season varies is asked of the others alone.
  if (affected < leastRatio * mean) return undefined
  const model = { mean, spread: variationOf(season, stretch) }
  return { ...model, stretch, affected, exposure, score: upperTail(affected, model) }
}
