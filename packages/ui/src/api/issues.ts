import type { IssueCounts, IssueSummary } from '@seismo/ingest/api'
import { formatSearch, parseSearch } from '@seismo/ingest/search'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { namesState, queryOf, type IssueView } from '../search/issue-views.ts'
import type { IssuesFilter } from '../search/issues-search.ts'
import { client } from './client.ts'

export interface IssuePage {
  items: IssueSummary[]
  next?: string
}

export function issuesQuery(project: string, { window, sort, ...filter }: IssuesFilter) {
  const asked = { ...window, sort, q: queryOf(filter) }
  return infiniteQueryOptions({
    queryKey: ['issues', project, asked],
    queryFn: ({ pageParam, signal }) =>
      client.get<IssuePage>(
        '/api/issues',
        { project, ...asked, limit: 50, cursor: pageParam },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
}

/** How many issues each tab has under the same filter. */
export function issueCountsQuery(project: string, { window, q }: Omit<IssuesFilter, 'sort'>) {
  // A filter that names states has its own idea of tabs: they count without it.
  const asked = { ...window, q: namesState(q) ? '' : formatSearch(parseSearch(q).parts) }
  return queryOptions({
    queryKey: ['issue-counts', project, asked],
    queryFn: ({ signal }) =>
      client.get<IssueCounts>('/api/issues/counts', { project, ...asked }, signal),
    placeholderData: keepPreviousData,
  })
}

/** Whether there is any under a filter, and roughly how many. */
export function issuesSampleQuery(project: string, { window, sort, ...filter }: IssuesFilter) {
  const asked = { ...window, sort, q: queryOf(filter) }
  return queryOptions({
    queryKey: ['issues-sample', project, asked],
    queryFn: ({ signal }) =>
      client.get<IssuePage>('/api/issues', { project, ...asked, limit: 20 }, signal),
  })
}

/** The newest issue of a month: tells an empty window from an empty project. */
export function newestIssueQuery(project: string, view: IssueView) {
  return queryOptions({
    queryKey: ['newest-issue', project, view],
    queryFn: ({ signal }) =>
      client.get<IssuePage>(
        '/api/issues',
        { project, from: '-30d', q: queryOf({ view, q: '' }), sort: 'last-seen', limit: 1 },
        signal,
      ),
  })
}
