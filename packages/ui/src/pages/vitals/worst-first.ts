import type { VitalStats } from '@seismo/ingest/api'
import { isLowSample } from '../../format/vitals.ts'

/** The slowest on top, unless too few people saw it to know. */
export function worstFirst<Stats extends Pick<VitalStats, 'value' | 'n'>>(
  groups: readonly Stats[],
): Stats[] {
  return groups.toSorted(
    (a, b) => Number(isLowSample(a)) - Number(isLowSample(b)) || b.value - a.value,
  )
}
