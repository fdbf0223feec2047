import type { Backtest } from '@seismo/ingest/api'
import { formatExact } from '../../../format/numbers.ts'
import { formatSpan } from '../../../format/time.ts'

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
