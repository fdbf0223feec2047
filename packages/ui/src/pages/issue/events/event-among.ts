import type { EventSummary } from '@seismo/ingest/api'

export type ShownEvent =
  | { is: 'named'; which: string }
  /** One of those that the filter leaves. */
  | { is: 'filtered'; which: string; earlier: string | null; later: string | null }
  | { is: 'none' }

/** Of events that a filter leaves, newest first, the asked one, else the newest. */
export function eventAmong(
  events: readonly Pick<EventSummary, 'eventId'>[],
  which: string,
): ShownEvent {
  const index = Math.max(
    0,
    events.findIndex(({ eventId }) => eventId === which),
  )
  const shown = events[index]
  if (shown === undefined) return { is: 'none' }
  return {
    is: 'filtered',
    which: shown.eventId,
    earlier: events[index + 1]?.eventId ?? null,
    later: events[index - 1]?.eventId ?? null,
  }
}
