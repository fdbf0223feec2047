import type { ArchivedUntil, IssuePatch, ResolvedUntil } from '../../contract/issue.ts'
import { newestRelease, type FirstSeen } from './release-order.ts'

type Until =
  | { is: 'until'; until: ResolvedUntil | ArchivedUntil | null }
  /** What is wrong, in a sentence that says what to do. */
  | { is: 'invalid'; detail: string }

interface Known {
  now: number
  releases: FirstSeen
}

/** What a patch means by its `until`, which reads otherwise for each state. */
export function toUntil(
  { state, until }: Pick<IssuePatch, 'state' | 'until'>,
  known: Known,
): Until {
  if (state === 'resolved') return toResolvedUntil(until, known)
  if (state === 'archived') return toArchivedUntil(until, known)
  if (until === undefined) return { is: 'until', until: null }
  return invalid('goes with the state resolved or archived; send one of them, or leave it out')
}

function toResolvedUntil(until: IssuePatch['until'], known: Known): Until {
  if (until === undefined) return { is: 'until', until: { is: 'event' } }
  if (until === 'next-release') return nextRelease(known)
  if (typeof until === 'object' && 'release' in until) {
    return { is: 'until', until: { is: 'release', release: until.release } }
  }
  return invalid('of resolved is next-release or { "release": "1.2.3" }, or is left out')
}

function toArchivedUntil(until: IssuePatch['until'], known: Known): Until {
  if (until === undefined) return { is: 'until', until: { is: 'forever' } }
  if (until === 'next-release') return nextRelease(known)
  if (typeof until === 'string') return toDate(until, known.now)
  if ('eventsPerHour' in until) {
    return { is: 'until', until: { is: 'events', perHour: until.eventsPerHour } }
  }
  if ('users' in until) return { is: 'until', until: { is: 'users', more: until.users } }
  return invalid(
    'of archived is a date, next-release, { "eventsPerHour": 100 } or { "users": 10 }, or is left out',
  )
}

function toDate(text: string, now: number): Until {
  const at = Date.parse(text)
  if (at <= now) return invalid(`is in the past (${text}); name a date to come`)
  return { is: 'until', until: { is: 'date', at } }
}

function nextRelease({ releases }: Known): Until {
  const after = newestRelease(releases)
  if (after !== undefined) return { is: 'until', until: { is: 'next-release', after } }
  return invalid('cannot be next-release: no release has been seen yet; set `release` in the page')
}

function invalid(detail: string): Until {
  return { is: 'invalid', detail: `until ${detail}.` }
}
