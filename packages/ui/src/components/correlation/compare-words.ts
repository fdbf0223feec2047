import type { ComparedDimension, Comparison, Dataset } from '@seismo/ingest/api'
import { formatExact, formatPercent } from '../../format/numbers.ts'
import { formatMinute } from '../../format/time.ts'

const NOUNS: Record<Dataset, readonly [one: string, more: string]> = {
  errors: ['error', 'errors'],
  requests: ['request', 'requests'],
  vitals: ['value', 'values'],
  pageviews: ['page view', 'page views'],
}

/** `812 requests, 21 Nov, 14:05 – 21 Nov, 14:20, against 1,140, 21 Nov, 13:05 – …`. */
export function comparedWords({ dataset, selection, baseline }: Comparison): string {
  const what = `${formatExact(selection.n)} ${NOUNS[dataset][selection.n === 1 ? 0 : 1]}${whoseWords(dataset, selection)}, ${spanWords(selection)}`
  if (baseline === null) return `${what}.`
  const against = formatExact(baseline.n)
  if (selection.issue !== baseline.issue) return `${what}, against ${against} of all issues.`
  return `${what}, against ${against}, ${spanWords(baseline)}.`
}

/** What is shown above the dimensions. */
export function comparedTitle(isBoxed: boolean, isOfIssue: boolean): string {
  if (isBoxed) return 'What differs in this part'
  return isOfIssue ? 'What differs in this issue' : 'What there is in this time range'
}

function whoseWords(dataset: Dataset, { issue }: Comparison['selection']): string {
  if (dataset !== 'errors') return ''
  return issue === null ? ' of all issues' : ' of this issue'
}

/** `+49 points`: of a share, which is no growth in percent. */
export function pointsWords(difference: number): string {
  const points = Math.round(Math.abs(difference) * 100)
  if (points === 0) return '0 points'
  return `${difference < 0 ? '−' : '+'}${points} ${points === 1 ? 'point' : 'points'}`
}

type Value = ComparedDimension['values'][number]

/** `71 % (812) vs 12 % (61)`: a share without its number is no number. */
export function sharesWords({ selection, baseline }: Value): string {
  const now = `${formatPercent(selection.share, 1)} (${formatExact(selection.n)})`
  if (baseline === null) return now
  return `${now} vs ${formatPercent(baseline.share, 1)} (${formatExact(baseline.n)})`
}

function spanWords({ from, to }: { from: number; to: number }): string {
  return `${formatMinute(from)} – ${formatMinute(to)}`
}
