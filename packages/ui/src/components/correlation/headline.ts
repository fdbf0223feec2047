import type { Correlations } from '@seismo/ingest/api'
import { formatExact } from '../../format/numbers.ts'
import { formatMinute } from '../../format/time.ts'
import { valueWords } from './value-words.ts'

type Signal = Correlations['signal']

/** `Rose 21 Nov, 14:05: 2 errors a minute before, 61 after`: what everything else is held against. */
export function headline(signal: Signal): string {
  const { onset, before, after, unit } = signal
  const [was, is] = [valueWords(before, unit), valueWords(after, '')]
  if (onset === null) {
    return `No rise was found in this time range: ${was} before its middle, ${is} after`
  }
  // Whoever names an onset may be wrong.
  const verb = after > before ? 'Rose' : 'Did not rise'
  return `${verb} ${formatMinute(onset)}: ${was} before, ${is} after`
}

/** Who decided when it began, and how much that is based on. */
export function onsetWords({ onsetBy, n }: Signal): string {
  return `${BY[onsetBy]}, n=${formatExact(n)}`
}

const BY: Record<Signal['onsetBy'], string> = {
  change: 'The onset is where the rate changed most',
  asked: 'The onset is the one that was asked for',
  alert: 'The onset is when the alert began',
  none: 'The time around the middle of the range is counted',
}
