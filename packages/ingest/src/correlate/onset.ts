import { likelihoodRatio } from './likelihood-ratio.ts'
import { runningTotals } from './running-totals.ts'
import type { Signal } from './series.ts'
import { waviness } from './waviness.ts'

export interface Onset {
  /** The first bucket of the rise. */
  index: number
  /** The rate after it over the rate before; infinite where there was none. */
  ratio: number
  /** Logarithm of the likelihoods' ratio, of counts as wavy as these. */
  evidence: number
}

const BEFORE_MS = 60 * 60_000
/** A rise shows in the length that it has: of a burst, of a fault, of a new level. */
const AFTER_MS = [3, 5, 10, 20, 30].map((minutes) => minutes * 60_000)
const LEAST_BEFORE = 10
/** Of the day's own course errors double in hours, not within one. */
const LEAST_RATIO = 1.5
const LEAST_EVIDENCE = 6
/** Fewer are told by chance, however rare. */
const LEAST_COUNT = 4
/** Errors come also in minutes of no page view; by nothing they would be infinitely many. */
const LEAST_EXPOSURE_SHARE = 0.1

/** The steepest rise of a signal that is beyond what its counts do by themselves; undefined where there is none. */
export function findOnset({ grid, counts, exposure }: Signal): Onset | undefined {
  const before = bucketsOf(BEFORE_MS, grid.stepMs)
  const lengths = [...new Set(AFTER_MS.map((ms) => bucketsOf(ms, grid.stepMs)))]
  const usable = withoutGaps(exposure)
  const sums = { counts: runningTotals(counts), exposure: runningTotals(usable) }
  const wave = waviness(counts, usable)
  const least = LEAST_EVIDENCE + Math.log(Math.max(1, counts.length))
  let best: Found | undefined
  for (let index = LEAST_BEFORE; index < counts.length; index += 1) {
    for (const length of lengths) {
      const to = Math.min(index + length, counts.length)
      const found = riseAt(sums, { from: Math.max(0, index - before), index, to }, wave)
      if (found.evidence >= least && found.evidence > (best?.evidence ?? 0)) best = { ...found, to }
      if (to === counts.length) break
    }
  }
  return best && sharpened(sums, best, { before, wave })
}

interface Found extends Onset {
  to: number
}

/** Lengths are few: with its end held, a rise that is shorter than its stretch begins where it explains the most. */
function sharpened(
  sums: Sums,
  { to, ...found }: Found,
  { before, wave }: { before: number; wave: number },
): Onset {
  let best: Onset = found
  for (let index = Math.max(LEAST_BEFORE, found.index - 5); index < to; index += 1) {
    const one = riseAt(sums, { from: Math.max(0, index - before), index, to }, wave)
    if (one.evidence > best.evidence) best = one
  }
  return best
}

interface Sums {
  counts: (from: number, to: number) => number
  exposure: (from: number, to: number) => number
}

function riseAt(
  sums: Sums,
  { from, index, to }: { from: number; index: number; to: number },
  wave: number,
): Onset {
  const before = { count: sums.counts(from, index), exposure: sums.exposure(from, index) }
  const after = { count: sums.counts(index, to), exposure: sums.exposure(index, to) }
  const nothing = { index, ratio: 1, evidence: 0 }
  if (before.exposure === 0 || after.exposure === 0 || after.count < LEAST_COUNT) return nothing
  const ratio = after.count / after.exposure / (before.count / before.exposure)
  if (ratio < LEAST_RATIO) return nothing
  return { index, ratio, evidence: likelihoodRatio(before, after) / wave }
}

function withoutGaps(exposure: Float64Array): Float64Array {
  const seen = exposure.filter((one) => one > 0)
  if (seen.length === 0) return new Float64Array(exposure.length).fill(1)
  const least = (LEAST_EXPOSURE_SHARE * seen.reduce((sum, one) => sum + one, 0)) / seen.length
  return exposure.map((one) => Math.max(one, least))
}

function bucketsOf(ms: number, stepMs: number): number {
  return Math.max(1, Math.round(ms / stepMs))
}
