import { logIncompleteBeta } from './log-incomplete-beta.ts'

/** A count with this mean whose rate itself varies: `spread` is the variance of rate over mean. */
export interface CountModel {
  mean: number
  spread: number
}

/** Below it a negative binomial is a Poisson to all the digits there are. */
const LEAST_SPREAD = 1e-6

/** −log10 P(X ≥ count): 3 is one in a thousand. */
export function upperTail(count: number, { mean, spread }: CountModel): number {
  if (count <= 0) return 0
  if (mean <= 0) return Infinity
  const size = 1 / Math.max(spread, LEAST_SPREAD)
  return toScore(logIncompleteBeta(mean / (mean + size), count, size))
}

/** −log10 P(X ≤ count). */
export function lowerTail(count: number, { mean, spread }: CountModel): number {
  if (mean <= 0) return 0
  const size = 1 / Math.max(spread, LEAST_SPREAD)
  return toScore(logIncompleteBeta(size / (mean + size), size, count + 1))
}

function toScore(logProbability: number): number {
  return Math.max(0, -logProbability / Math.LN10)
}
