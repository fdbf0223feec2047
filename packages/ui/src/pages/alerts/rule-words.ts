import type { AlertRule } from '@seismo/ingest/api'
import { formatValue } from '../../format/numbers.ts'
import { formatSpan } from '../../format/time.ts'

const measures: Record<AlertRule['measure'], string> = {
  'errors-per-minute': 'errors per minute',
  'errors-per-100-pageviews': 'errors per 100 page views',
}

export function measureWords({ measure }: Pick<AlertRule, 'measure'>): string {
  return measures[measure]
}

/** The rule as a sentence: `errors per minute above 20, over 5 min, for 2 min`. */
export function ruleWords(rule: AlertRule): string {
  const hold = rule.forMs === 0 ? '' : `, for ${formatSpan(rule.forMs)}`
  return `${measureWords(rule)} above ${formatValue(rule.above)}, over ${formatSpan(rule.windowMs)}${hold}`
}

/** Firing before pending before quiet; the longest in a state first. */
export function byUrgency<Status extends { state: string; since: number | null }>(
  alerts: readonly Status[],
): Status[] {
  const order = ['firing', 'pending', 'inactive']
  return alerts.toSorted(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) ||
      (a.since ?? Infinity) - (b.since ?? Infinity),
  )
}
