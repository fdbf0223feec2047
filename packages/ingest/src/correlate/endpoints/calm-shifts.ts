import { likelihoodRatio } from '../likelihood-ratio.ts'
import { runningTotals } from '../running-totals.ts'
import type { Windows } from '../series.ts'

/** Of a few it says nothing how often it happens. */
const LEAST_TIMES = 5

/**
 * How often the same contrast was as large in the hours before, when all was calm: the error control of an
 * endpoint whose failures come in waves. Null where there are too few hours to say.
 */
export function falseAlarmRateOf(
  { counts, exposure }: { counts: Float64Array; exposure: Float64Array },
  { before, during }: Windows,
): number | null {
  const sums = { counts: runningTotals(counts), exposure: runningTotals(exposure) }
  const evidenceAt = (shift: number) => {
    const part = ({ from, to }: Windows['before']) => ({
      count: sums.counts(from - shift, to - shift),
      exposure: sums.exposure(from - shift, to - shift),
    })
    const [was, is] = [part(before), part(during)]
    if (was.exposure === 0 || is.exposure === 0) return undefined
    if (is.count / is.exposure <= was.count / was.exposure) return 0
    return likelihoodRatio(was, is)
  }
  const now = evidenceAt(0) ?? 0
  const step = Math.max(1, Math.floor((during.to - during.from) / 2))
  const calm: number[] = []
  for (let shift = during.to - before.to; before.from - shift >= 0; shift += step) {
    const evidence = evidenceAt(shift)
    if (evidence !== undefined) calm.push(evidence)
  }
  if (calm.length < LEAST_TIMES) return null
  return calm.filter((evidence) => evidence >= now).length / calm.length
}
