import type { VitalGoal } from '@seismo/ingest/api'
import { formatExact } from '../../format/numbers.ts'
import { isLowSample } from '../../format/vitals.ts'

type Bin = Pick<VitalGoal['bins'][number], 'n' | 'reached'>

/** Null of too few, of which chance says more. */
export function goalShares(bins: readonly Bin[]): (number | null)[] {
  return bins.map((bin) => (isLowSample(bin) ? null : bin.reached / bin.n))
}

/** `3.4 % of n=1,180`, or why nothing is said. */
export function goalWords(bin: Bin): string {
  const n = `n=${formatExact(bin.n)}`
  if (isLowSample(bin)) return `low sample, ${n}`
  return `${formatShare(bin.reached / bin.n)} of ${n}`
}

/** To the tenth: few buy, and a few less are many. */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`
}
