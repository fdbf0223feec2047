import type { EventSummary } from '@seismo/ingest/api'
import { infiniteQueryOptions } from '@tanstack/react-query'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'

interface EventsPage {
  items: EventSummary[]
  next?: string
}

export interface EventsAsked {
  id: string
  window: TimeWindow
  /** Conditions in the words of a search. */
  q: string
}

/** Newest first. */
export function issueEventsQuery(project: string, { id, window, q }: EventsAsked) {
  return infiniteQueryOptions({
    queryKey: ['issue-events', project, id, { ...window, q }],
    queryFn: ({ pageParam, signal }) =>
      client.get<EventsPage>(
        `/api/issues/${encodeURIComponent(id)}/events`,
        { project, ...window, q, limit: 50, cursor: pageParam },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
}
