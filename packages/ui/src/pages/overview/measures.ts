import type { OverviewAgainst, OverviewFill, OverviewShow, VitalName } from '@seismo/ingest/api'
import { formatCount, formatValue } from '../../format/numbers.ts'
import { formatDuration } from '../../format/time.ts'
import { formatVital, THRESHOLDS } from '../../format/vitals.ts'

/** What a square may be filled by. */
export interface Measure {
  label: string
  format: (value: number) => string
  /** What it is made of. */
  unit: string
  /** Good up to the first, poor beyond the second, or the other way round where more is better. */
  thresholds?: { good: number; poor: number }
  /** As many as there are: too few of it is no doubt. */
  isCount?: true
}

const vital = (name: VitalName): Measure => ({
  ...{ label: `${name} p75`, unit: 'views', thresholds: THRESHOLDS[name] },
  format: (value) => formatVital(name, value),
})

export const MEASURES: Record<OverviewFill, Measure> = {
  LCP: vital('LCP'),
  INP: vital('INP'),
  CLS: vital('CLS'),
  FCP: vital('FCP'),
  TTFB: vital('TTFB'),
  'error-rate': { label: 'Errors a view', unit: 'views', format: formatShare },
  errors: { label: 'Errors', unit: 'errors', format: formatCount, isCount: true },
  'request-p95': { label: 'Requests p95', unit: 'requests', format: formatDuration },
  'failure-rate': { label: 'Failed requests', unit: 'requests', format: formatShare },
  apdex: {
    ...{ label: 'Apdex of requests', unit: 'requests', format: (value) => value.toFixed(2) },
    // Good and fair by https://www.apdex.org; below that users are frustrated.
    thresholds: { good: 0.85, poor: 0.7 },
  },
  cpu: { label: 'CPU', unit: 'samples', format: formatShare },
}

export const SHOW_LABELS: Record<OverviewShow, string> = {
  ...{ pages: 'Pages', releases: 'Releases', servers: 'Servers', browsers: 'Browsers' },
  ...{ countries: 'Countries', issues: 'Open issues' },
}

export const AGAINST_LABELS: Record<OverviewAgainst, string> = {
  ...{ previous: 'the time before', day: 'a day before', week: 'a week before' },
}

/** Not `formatPercent`: more errors than views are more than all. */
function formatShare(share: number): string {
  return `${formatValue(share * 100)} %`
}

export function valueWords({ format }: Measure, value: number): string {
  return Number.isNaN(value) ? '—' : format(value)
}

/** `+210 ms`, against what it is compared with; empty where either is not known. */
export function changeWords({ format }: Measure, now: number, before: number): string {
  if (Number.isNaN(now) || Number.isNaN(before)) return ''
  if (format(now) === format(before)) return '±0'
  return `${now < before ? '−' : '+'}${format(Math.abs(now - before))}`
}

/** More is worse, or less is. */
export function worseSign({ thresholds }: Measure): 1 | -1 {
  return thresholds !== undefined && thresholds.poor < thresholds.good ? -1 : 1
}
