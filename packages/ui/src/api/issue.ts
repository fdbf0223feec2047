import type { IssueDetail, IssueEvent, IssuePart, SimilarIssue } from '@seismo/ingest/api'
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

export function commentOn(project: string, id: string, text: string): Promise<unknown> {
  return client.send('POST', ofProject(`${issuePath(id)}/comments`, project), { text })
}

/** What the issue consists of: merged issues, and kinds of stack. */
export function issuePartsQuery(project: string, id: string) {
  return queryOptions({
    queryKey: ['issue-parts', project, id],
    queryFn: ({ signal }) =>
      client.get<{ items: IssuePart[] }>(`${issuePath(id)}/parts`, { project }, signal),
  })
}

export function similarIssuesQuery(project: string, id: string) {
  return queryOptions({
    queryKey: ['similar-issues', project, id],
    queryFn: ({ signal }) =>
      client.get<{ items: SimilarIssue[] }>(`${issuePath(id)}/similar`, { project }, signal),
  })
}

function ofProject(path: string, project: string): string {
  return `${path}?project=${encodeURIComponent(project)}`
}

function issuePath(id: string): string {
  return `/api/issues/${encodeURIComponent(id)}`
}
