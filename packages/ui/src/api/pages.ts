import type { EndpointStats, PageDetail, PageStats } from '@seismo/ingest/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { PagesFilter } from '../search/pages-search.ts'
import { client } from './client.ts'
import { keepWithinProject } from './keep-within-project.ts'

interface PageOfPages {
  items: PageStats[]
  next?: string
}

export function pagesQuery(project: string, { window, path, sort, signals }: PagesFilter) {
  const query = { project, ...window, ...signals, q: path, sort, limit: 50 }
  return infiniteQueryOptions({
    queryKey: ['pages', query],
    queryFn: ({ pageParam, signal }) =>
      client.get<PageOfPages>('/api/pages', { ...query, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepWithinProject(project),
  })
}

/** The most viewed since then: tells an empty window from a project without page views. */
export function everyPageQuery(project: string, from: string) {
  return queryOptions({
    queryKey: ['pages', 'any', project, from],
    queryFn: ({ signal }) =>
      client.get<PageOfPages>('/api/pages', { project, from, limit: 1 }, signal),
  })
}

/** Names of the most viewed pages, to choose one of. */
export function pageNamesQuery(
  project: string,
  { window, q }: { window: PagesFilter['window']; q: string },
) {
  const query = { project, ...window, q, sort: 'views', limit: 50 }
  return queryOptions({
    queryKey: ['pages', 'names', query],
    queryFn: ({ signal }) => client.get<PageOfPages>('/api/pages', query, signal),
    select: ({ items }) => items.map(({ page }) => page),
    placeholderData: keepWithinProject(project),
  })
}

export type PageAsk = Pick<PagesFilter, 'window' | 'signals'> & { page: string }

export function pageQuery(project: string, { page, window, signals }: PageAsk) {
  const query = { project, ...window, ...signals, page }
  return queryOptions({
    queryKey: ['page', query],
    queryFn: ({ signal }) => client.get<PageDetail>('/api/pages/detail', query, signal),
    // The same in another window; never another page's numbers under this one's address.
    placeholderData: (before) => (before?.ref === page ? before : undefined),
  })
}

/** All requests of a page, answered and failed. */
export function pageEndpointsQuery(project: string, { page, window, signals }: PageAsk) {
  const query = { project, ...window, ...signals, page, limit: 100 }
  return queryOptions({
    queryKey: ['requests', 'endpoints', query],
    queryFn: ({ signal }) =>
      client.get<{ items: EndpointStats[] }>('/api/requests/endpoints', query, signal),
    placeholderData: keepWithinProject(project),
  })
}
