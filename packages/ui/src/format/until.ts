import type { ArchivedUntil, ResolvedUntil } from '@seismo/ingest/api'
import { formatExact } from './numbers.ts'
import { formatMinute } from './time.ts'

/** Follows `Resolved`; empty where any further event is its return. */
export function resolvedWords(until: ResolvedUntil | null): string {
  if (until === null || until.is === 'event') return ''
  if (until.is === 'release') return `in ${until.release}`
  return until.after === '' ? 'in the next release' : `in the next release after ${until.after}`
}

/** Follows `Archived`. */
export function archivedWords(until: ArchivedUntil | null): string {
  switch (until?.is) {
    case undefined:
      return ''
    case 'forever':
      return 'for good'
    case 'date':
      return `until ${formatMinute(until.at)}`
    case 'events':
      return `until more than ${counted(until.perHour, 'event')} an hour`
    case 'users':
      return `until more than ${counted(until.more, 'further user')}`
    case 'next-release':
      return until.after === '' ? 'until the next release' : `until a release after ${until.after}`
  }
}

function counted(n: number, word: string): string {
  return `${formatExact(n)} ${word}${n === 1 ? '' : 's'}`
}
