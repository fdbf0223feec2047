import type { Backtest } from '@seismo/ingest/api'
import { formatExact, formatValue } from '../../../format/numbers.ts'
import { formatMinute, formatSpan } from '../../../format/time.ts'

/** `Last 7 days: would have fired 2 times`. */
export function previewWords({
  from,
  to,
  fired,
  series,
}: Pick<Backtest, 'from' | 'to' | 'fired' | 'series'>): string {
  const times =
    fired.length === 0
      ? 'would not have fired'
      : `would have fired ${fired.length === 1 ? 'once' : `${formatExact(fired.length)} times`}`
  const among = series > 1 ? `, among ${formatExact(series)} series` : ''
  return `Last ${spanWords(to - from)}: ${times}${among}`
}

const DAY_MS = 86_400_000

function spanWords(ms: number): string {
  // Steps seldom divide the days without a rest.
  const days = Math.round(ms / DAY_MS)
  if (ms < 0.9 * DAY_MS) return formatSpan(ms)
  return days === 1 ? 'day' : `${days} days`
}

/** What the chart shows, in a sentence. */
export function peakWords({ points, series }: Pick<Backtest, 'points' | 'series'>): string {
  const peak = points.reduce<Backtest['points'][number] | undefined>(
    (most, one) => ((one.value ?? -1) > (most?.value ?? -1) ? one : most),
    undefined,
  )
  if (peak?.value === undefined || peak.value === null) return 'Nothing was measured.'
  const which = series > 1 ? ' Of the series with the most to see.' : ''
  return `At most ${formatValue(peak.value)}, ${formatMinute(peak.at)}.${which}`
}
