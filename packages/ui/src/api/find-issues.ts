import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'
import type { IssuePage } from './issues.ts'

/** A few issues of the last month, whatever their state, by the words of a search. */
export function findIssuesQuery(project: string, q: string) {
  return queryOptions({
    queryKey: ['found-issues', project, q],
    queryFn: ({ signal }) =>
      client.get<IssuePage>('/api/issues', { project, q, from: '-30d', limit: 8 }, signal),
    enabled: q !== '',
  })
}
