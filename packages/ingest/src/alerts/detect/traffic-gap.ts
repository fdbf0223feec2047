import type { Reading, Stretch } from './history.ts'
import { median, medianDistance } from './median.ts'
import { lowerTail } from './negative-binomial.ts'
import { COMPARED_LAGS } from './seasonal-rate.ts'

/** One in a million, for ten minutes at least; thin traffic takes longer to be missed. */
const UNLIKELY = 6
const GAP_BUCKETS = [2, 6, 12, 36, 144] as const
const MARGIN_BUCKETS = 6
/** Traffic moves by a fifth from day to day for reasons of its own. */
const LEAST_SPREAD = 0.2 ** 2
const MAD_TO_SIGMA = 1.4826
/** A holiday has fewer sessions than a gap would explain. */
const MOST_LEFT = 0.3

export interface TrafficGap {
  buckets: number
  observed: number
  expected: number
  /** −log10 of the probability of so little by chance. */
  score: number
}

/** Whether traffic is missing that these hours of other days had: the shortest window that shows it. */
export function trafficGap(traffic: Reading, end: number): TrafficGap | undefined {
  const mean = meanTraffic(traffic, end)
  for (const buckets of GAP_BUCKETS) {
    const stretch = { from: end - buckets, to: end }
    const observed = traffic.exposureOf(stretch)
    // What is as usual for the whole day needs no closer look; nor do the windows that hold it.
    if (observed > mean * buckets) return undefined
    const { expected, spread } = usualTraffic(traffic, stretch)
    if (observed > MOST_LEFT * expected) return undefined
    const score = lowerTail(observed, { mean: expected, spread })
    if (score >= UNLIKELY) return { buckets, observed, expected, score }
  }
  return undefined
}

function meanTraffic(traffic: Reading, end: number): number {
  const from = traffic.oldest()
  return traffic.exposureOf({ from, to: end }) / (end - from)
}

function usualTraffic(traffic: Reading, { from, to }: Stretch) {
  const share = (to - from) / (to - from + 2 * MARGIN_BUCKETS)
  const seen: number[] = []
  for (const lag of COMPARED_LAGS) {
    const around = { from: from - lag - MARGIN_BUCKETS, to: to - lag + MARGIN_BUCKETS }
    if (around.from >= traffic.oldest()) seen.push(share * traffic.exposureOf(around))
  }
  if (seen.length === 0) return { expected: 0, spread: LEAST_SPREAD }
  const expected = median(seen)
  if (expected === 0) return { expected, spread: LEAST_SPREAD }
  const deviation = (MAD_TO_SIGMA * medianDistance(seen, expected)) / expected
  return { expected, spread: LEAST_SPREAD + deviation ** 2 }
}
