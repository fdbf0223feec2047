import type { IssueSummary } from '@seismo/ingest/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { IssuesFilter } from '../search/issues-search.ts'
import { client } from './client.ts'

export interface IssuePage {
  items: IssueSummary[]
  next?: string
}

export function issuesQuery(project: string, { window, ...filter }: IssuesFilter) {
  return infiniteQueryOptions({
    queryKey: ['issues', project, { ...window, ...filter }],
    queryFn: ({ pageParam, signal }) =>
      client.get<IssuePage>(
        '/api/issues',
        { project, ...window, ...filter, limit: 50, cursor: pageParam },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
}

/** The newest issue of a month: tells an empty window from an empty project. */
export function newestIssueQuery(project: string, state: IssuesFilter['state']) {
  return queryOptions({
    queryKey: ['newest-issue', project, state],
    queryFn: ({ signal }) =>
      client.get<IssuePage>(
        '/api/issues',
        { project, from: '-30d', state, sort: 'last-seen', limit: 1 },
        signal,
      ),
  })
}
