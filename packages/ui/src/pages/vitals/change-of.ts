import type { VitalStats } from '@seismo/ingest/api'
import { formatVital, isLowSample } from '../../format/vitals.ts'

/** `+0.2 s` against the same of the window before; empty where either has too few views to say so. */
export function changeOf(now: VitalStats, before: VitalStats | undefined): string {
  if (before === undefined || isLowSample(now) || isLowSample(before)) return ''
  const { metric } = now
  const change = now.value - before.value
  if (formatVital(metric, now.value) === formatVital(metric, before.value)) return '±0'
  return `${change < 0 ? '−' : '+'}${formatVital(metric, Math.abs(change))}`
}

/** What the change is against. */
export function beforeWords({ metric, value, n }: VitalStats): string {
  return `${formatVital(metric, value)} in the window before, n=${n.toLocaleString('en')}`
}
