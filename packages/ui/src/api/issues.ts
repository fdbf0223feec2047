import type { IssueCounts, IssueSummary } from '@seismo/ingest/api'
import { formatSearch, parseSearch } from '@seismo/ingest/search'
import { infiniteQueryOptions, queryOptions, type InfiniteData } from '@tanstack/react-query'
import { namesState, queryOf, type IssueView } from '../search/issue-views.ts'
import type { IssuesFilter } from '../search/issues-search.ts'
import { client } from './client.ts'
import { keepWithinProject } from './keep-within-project.ts'

export interface IssuePage {
  items: IssueSummary[]
  next?: string
}

/** Where in the list a page begins. */
export interface IssuePlace {
  cursor: string
  /** How many pages are before it. */
  at: number
}

export type IssueList = InfiniteData<IssuePage, IssuePlace>

/** The first is what a screen shows, and soon; whoever goes on scrolls. */
const FIRST_PAGE = 50
const NEXT_PAGE = 100
/** Asked for again whenever something arrives; of a longer list, the rest stays as it was read. */
const LIVE_PAGES = 3

/** Whether all of so many pages are asked for again, so that what is absent is gone. */
export function isReadAnew(pages: number): boolean {
  return pages <= LIVE_PAGES
}

export function issuesQuery(project: string, { window, sort, ...filter }: IssuesFilter) {
  const asked = { ...window, sort, q: queryOf(filter) }
  const queryKey = ['issues', project, asked] as const
  const initialPageParam: IssuePlace = { cursor: '', at: 0 }
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam: { cursor, at }, signal, client: cache }) => {
      const known = at < LIVE_PAGES ? undefined : cache.getQueryData<IssueList>(queryKey)?.pages[at]
      const limit = at === 0 ? FIRST_PAGE : NEXT_PAGE
      return (
        known ?? client.get<IssuePage>('/api/issues', { project, ...asked, limit, cursor }, signal)
      )
    },
    initialPageParam,
    getNextPageParam: ({ next }, pages) =>
      next === undefined ? undefined : { cursor: next, at: pages.length },
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
    placeholderData: keepWithinProject(project),
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
