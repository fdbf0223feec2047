import type { IssuePart } from '@seismo/ingest/api'
import { formatExact } from '../../../format/numbers.ts'

export function stackKinds(parts: readonly IssuePart[]): IssuePart[] {
  return parts.filter((part) => part.is === 'stack').toSorted((a, b) => b.events - a.events)
}

export function mergedParts(parts: readonly IssuePart[]): IssuePart[] {
  return parts.filter((part) => part.is === 'merged').toSorted((a, b) => b.events - a.events)
}

interface Preview {
  isPossible: boolean
  words: string
}

/** What a split would do, before it is done. */
export function splitPreview(kinds: readonly IssuePart[], chosen: ReadonlySet<string>): Preview {
  const leaving = kinds.filter(({ id }) => chosen.has(id))
  if (leaving.length === 0) {
    return { isPossible: false, words: 'Choose the kinds of stack that are another fault.' }
  }
  if (leaving.length === kinds.length) {
    return { isPossible: false, words: 'Something must stay: leave one of them out.' }
  }
  const leave = eventsOf(leaving)
  return {
    isPossible: true,
    words: `${formatExact(leave)} of ${formatExact(eventsOf(kinds))} events become an issue of their own; ${formatExact(eventsOf(kinds) - leave)} stay.`,
  }
}

function eventsOf(parts: readonly IssuePart[]): number {
  return parts.reduce((sum, { events }) => sum + events, 0)
}
