import type { Deploy } from '../../contract/releases.ts'
import { likelihoodRatio } from '../likelihood-ratio.ts'
import { runningTotals } from '../running-totals.ts'
import type { Signal } from '../series.ts'
import { waviness } from '../waviness.ts'

const BEFORE_MS = 60 * 60_000
const AFTER_MS = 30 * 60_000
const LEAST_RATIO = 1.5
const LEAST_EVIDENCE = 6

/** How many deploys of the past were followed by a rise of the same signal. */
export function followedByRise(
  deploys: readonly Pick<Deploy, 'at'>[],
  { grid, counts, exposure }: Signal,
): { rises: number; of: number } {
  const usable = exposure.some((one) => one > 0) ? exposure : exposure.map(() => 1)
  const sums = { counts: runningTotals(counts), exposure: runningTotals(usable) }
  const wave = waviness(counts, usable)
  const rateOf = (from: number, to: number) => ({
    count: sums.counts(from, to),
    exposure: sums.exposure(from, to),
  })
  const lengths = { before: BEFORE_MS / grid.stepMs, after: AFTER_MS / grid.stepMs }
  const told = deploys.flatMap(({ at }) => {
    const index = Math.floor((at - grid.from) / grid.stepMs)
    if (index < lengths.before || index + lengths.after > grid.length) return []
    const before = rateOf(index - lengths.before, index)
    const after = rateOf(index, index + lengths.after)
    if (before.exposure === 0 || after.exposure === 0) return []
    const grows =
      after.count * before.exposure >= LEAST_RATIO * before.count * after.exposure &&
      likelihoodRatio(before, after) / wave >= LEAST_EVIDENCE
    return [grows]
  })
  return { rises: told.filter(Boolean).length, of: told.length }
}
