import type { IssueDetail, IssueEvent } from '@seismo/ingest/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'

export function issueQuery(project: string, id: string, window: TimeWindow) {
  return queryOptions({
    queryKey: ['issue', project, id, window],
    queryFn: ({ signal }) => client.get<IssueDetail>(issuePath(id), { project, ...window }, signal),
  })
}

export interface EventRef {
  id: string
  /** `recommended`, `latest`, `oldest` or an event's id. */
  which: string
}

export function issueEventQuery(project: string, { id, which }: EventRef, window: TimeWindow) {
  return queryOptions({
    queryKey: ['issue-event', project, id, which, window],
    queryFn: ({ signal }) =>
      client.get<IssueEvent>(
        `${issuePath(id)}/events/${encodeURIComponent(which)}`,
        { project, ...window },
        signal,
      ),
    // The event before stays while the next one loads, unless it belongs to another issue.
    placeholderData: (previous, query) =>
      query?.queryKey[2] === id ? keepPreviousData(previous) : undefined,
  })
}

function issuePath(id: string): string {
  return `/api/issues/${encodeURIComponent(id)}`
}
