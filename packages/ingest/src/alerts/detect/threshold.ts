import type { Baseline } from './baseline.ts'

/** What little history costs in certainty, as a score. */
const CAUTION: Readonly<Record<Baseline, number>> = { fresh: 2, days: 1, weeks: 0 }
const ABOVE_PEAK = { times: 1.1, plus: 0.3 }

/** What a score has to reach: more than chance alone, and more than the series does on its own. */
export function thresholdOf(leastScore: number, peak: number, baseline: Baseline): number {
  const own = ABOVE_PEAK.times * peak + ABOVE_PEAK.plus
  return Math.max(leastScore, own) + CAUTION[baseline]
}
