import type { VitalStats } from '@seismo/ingest/api'
import { VITALS } from '../../search/vitals-search.ts'
import { isLowSample } from '../../format/vitals.ts'

/** The slowest on top, unless too few people saw it to know. */
export function worstFirst<Stats extends Pick<VitalStats, 'value' | 'n'>>(
  groups: readonly Stats[],
): Stats[] {
  return groups.toSorted(
    (a, b) => Number(isLowSample(a)) - Number(isLowSample(b)) || b.value - a.value,
  )
}

/** In the order people know, whatever order they arrive in. */
export function inOrder(stats: readonly VitalStats[]): VitalStats[] {
  return VITALS.flatMap((metric) => stats.find((one) => one.metric === metric && one.n > 0) ?? [])
}

/** Undefined of none. */
export function worst(stats: readonly VitalStats[]): VitalStats | undefined {
  const order = ['poor', 'needs-improvement', 'good']
  return stats.toSorted((a, b) => order.indexOf(a.rating) - order.indexOf(b.rating))[0]
}
