import type { Deploy, ReleaseDetail, ReleaseSummary } from '@seismo/ingest/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ReleasesFilter } from '../search/releases-search.ts'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'
import { keepWithinProject } from './keep-within-project.ts'

interface ReleasePage {
  items: ReleaseSummary[]
  next?: string
}

export function releasesQuery(
  project: string,
  { window, name, environment, sort }: ReleasesFilter,
) {
  const query = { project, ...window, q: name, environment, sort, limit: 50 }
  return infiniteQueryOptions({
    queryKey: ['releases', query],
    queryFn: ({ pageParam, signal }) =>
      client.get<ReleasePage>('/api/releases', { ...query, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepWithinProject(project),
  })
}

/** The newest of a year: tells an empty window from pages that name no release. */
export function newestReleaseQuery(project: string) {
  return queryOptions({
    queryKey: ['releases', 'newest', project],
    queryFn: ({ signal }) =>
      client.get<ReleasePage>(
        '/api/releases',
        { project, from: '-365d', sort: 'last-seen', limit: 1 },
        signal,
      ),
  })
}

/** The newest of a window, for a menu. */
export function releaseNamesQuery(project: string, window: TimeWindow) {
  const query = { project, ...window, limit: 20 }
  return queryOptions({
    queryKey: ['releases', 'names', query],
    queryFn: ({ signal }) => client.get<ReleasePage>('/api/releases', query, signal),
    staleTime: 60_000,
    placeholderData: keepWithinProject(project),
  })
}

export function releaseQuery(
  project: string,
  {
    release,
    window,
    environment,
  }: { release: string } & Pick<ReleasesFilter, 'window' | 'environment'>,
) {
  const query = { project, ...window, environment }
  return queryOptions({
    queryKey: ['release', release, query],
    queryFn: ({ signal }) =>
      client.get<ReleaseDetail>(`/api/releases/${encodeURIComponent(release)}`, query, signal),
    placeholderData: keepWithinProject(project),
  })
}

export function deploysQuery(project: string, window: TimeWindow) {
  const query = { project, ...window, limit: 50 }
  return queryOptions({
    queryKey: ['deploys', query],
    queryFn: ({ signal }) => client.get<{ items: Deploy[] }>('/api/deploys', query, signal),
  })
}
