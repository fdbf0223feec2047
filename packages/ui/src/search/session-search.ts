import { readEventTime, type EventTimeSearch } from './event-time.ts'
import { readChoice } from './read-choice.ts'
import { readSessionsSearch, type SessionsSearch } from './sessions-search.ts'

export const TIMELINE_KINDS = ['view', 'error', 'request', 'vital'] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

/** The list's own search comes along, so that the way back leads to the same list. */
export type SessionSearch = SessionsSearch &
  EventTimeSearch & {
    /** What the timeline is narrowed down to. */
    shown?: TimelineKind | undefined
  }

export function readSessionSearch(search: Record<string, unknown>): SessionSearch {
  const shown = readChoice(search, 'shown', TIMELINE_KINDS)
  return {
    ...{ ...readSessionsSearch(search), ...readEventTime(search) },
    ...(shown !== undefined && { shown }),
  }
}
