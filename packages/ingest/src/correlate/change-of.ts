import { likelihoodRatio } from './likelihood-ratio.ts'
import { runningTotals } from './running-totals.ts'
import type { Signal, Windows } from './series.ts'
import type { SignalWords } from './signal-words.ts'
import { waviness } from './waviness.ts'

/** Of a calm signal it is beyond this once in a hundred moments. */
const LEAST_EVIDENCE = 3.5

export interface Change {
  before: number
  after: number
  n: number
  points: (number | null)[]
  /** Whether the signal itself is otherwise than before: with what stays as it is, nothing moves together. */
  isChanged: boolean
}

/** How the signal changed, in the figures that people read. */
export function changeOf(
  { counts, exposure, grid }: Signal,
  of: Windows & Pick<SignalWords, 'as'>,
) {
  const isMeasured = exposure.some((one) => one > 0)
  const over = isMeasured ? exposure : exposure.map(() => 1)
  const sums = { counts: runningTotals(counts), over: runningTotals(over) }
  // What happened just before the onset may belong to it, and says nothing of how high it is.
  const after = { from: of.onset, to: of.during.to }
  const partOf = ({ from, to }: { from: number; to: number }) => ({
    count: sums.counts(from, to),
    exposure: sums.over(from, to),
    buckets: to - from,
  })
  const [was, is] = [partOf(of.before), partOf(after)]
  const minutes = grid.stepMs / 60_000
  const valueOf = ({ count, exposure: total, buckets }: typeof was) => {
    if (of.as === 'percent') return total === 0 ? 0 : (100 * count) / total
    return buckets === 0 ? 0 : count / buckets / minutes
  }
  const isSeen = was.exposure > 0 && is.exposure > 0
  const wave = waviness(counts.subarray(0, of.onset), over.subarray(0, of.onset))
  return {
    ...{ before: valueOf(was), after: valueOf(is), n: is.count },
    points: Array.from(counts, (count, index) => {
      if (of.as === 'per-minute') return count / minutes
      const total = exposure[index] ?? 0
      return total === 0 ? null : (100 * count) / total
    }),
    isChanged: isSeen && likelihoodRatio(was, is) / wave >= LEAST_EVIDENCE,
  } satisfies Change
}
