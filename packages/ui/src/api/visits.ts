import type { Visit, VisitSummary } from '@seismo/ingest/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { SessionsFilter } from '../search/sessions-search.ts'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'
import { keepWithinProject } from './keep-within-project.ts'

interface PageOfVisits {
  items: VisitSummary[]
  next?: string
}

export function visitsQuery(project: string, { window, signals, ...asked }: SessionsFilter) {
  const query = { project, ...window, ...signals, ...asked, limit: 50 }
  return infiniteQueryOptions({
    queryKey: ['visits', query],
    queryFn: ({ pageParam, signal }) =>
      client.get<PageOfVisits>('/api/sessions/list', { ...query, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepWithinProject(project),
  })
}

/** The last one since then: tells an empty window from a project without sessions. */
export function lastVisitQuery(project: string, from: string) {
  return queryOptions({
    queryKey: ['visits', 'last', project, from],
    queryFn: ({ signal }) =>
      client.get<PageOfVisits>('/api/sessions/list', { project, from, limit: 1 }, signal),
  })
}

/** @param at a time within it, which outlives the window. */
export function visitQuery(
  project: string,
  { id, window, at }: { id: string; window: TimeWindow; at: string | undefined },
) {
  const query = { project, ...(at === undefined ? window : { at }) }
  return queryOptions({
    queryKey: ['visit', id, query],
    queryFn: ({ signal }) =>
      client.get<Visit>(`/api/sessions/${encodeURIComponent(id)}`, query, signal),
  })
}
