import type { EndpointDetail, EndpointStats, RequestHost, RequestStats } from '@seismo/ingest/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { EndpointName, RequestsFilter } from '../search/requests-search.ts'
import type { signalQuery } from '../search/signal-search.ts'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'
import { keepWithinProject } from './keep-within-project.ts'

/** Those that failed. */
export function requestsQuery(
  project: string,
  window: TimeWindow,
  signals: ReturnType<typeof signalQuery>,
) {
  return queryOptions({
    queryKey: ['requests', project, window, signals],
    queryFn: ({ signal }) =>
      client.get<{ items: RequestStats[] }>(
        '/api/requests',
        { project, ...window, ...signals, limit: 200 },
        signal,
      ),
    placeholderData: keepWithinProject(project),
  })
}

export type RequestsAsk = Omit<RequestsFilter, 'list'>

interface PageOf<Item> {
  items: Item[]
  next?: string
}

/** All of them, by method and address. */
export function endpointsQuery(project: string, ask: RequestsAsk) {
  const path = '/api/requests/endpoints'
  const query = { ...paramsOf(project, ask), host: ask.host }
  return infiniteQueryOptions({
    queryKey: ['requests', path, query],
    queryFn: ({ pageParam, signal }) =>
      client.get<PageOf<EndpointStats>>(path, { ...query, cursor: pageParam }, signal),
    ...inScreens(project),
  })
}

/** All of them, by whom they go to. */
export function hostsQuery(project: string, ask: RequestsAsk) {
  const path = '/api/requests/hosts'
  const query = paramsOf(project, ask)
  return infiniteQueryOptions({
    queryKey: ['requests', path, query],
    queryFn: ({ pageParam, signal }) =>
      client.get<PageOf<RequestHost>>(path, { ...query, cursor: pageParam }, signal),
    ...inScreens(project),
  })
}

function paramsOf(project: string, { window, signals, path, sort }: RequestsAsk) {
  return { project, ...window, ...signals, q: path, sort, limit: 50 }
}

function inScreens(project: string) {
  return {
    initialPageParam: '',
    getNextPageParam: ({ next }: { next?: string }) => next,
    placeholderData: keepWithinProject(project),
  }
}

/** @param from as far back as there may be some: tells an empty window from a project without requests. */
export function everyRequestQuery(project: string, from: string) {
  return queryOptions({
    queryKey: ['requests', 'any', project, from],
    queryFn: ({ signal }) =>
      client.get<{ items: RequestHost[] }>(
        '/api/requests/hosts',
        { project, from, limit: 200 },
        signal,
      ),
  })
}

export interface EndpointAsk extends Pick<RequestsFilter, 'window' | 'signals'> {
  endpoint: EndpointName
}

export function endpointQuery(project: string, { endpoint, window, signals }: EndpointAsk) {
  const query = { project, ...window, ...signals, ...endpoint }
  const { method, target, operation } = endpoint
  return queryOptions({
    queryKey: ['requests', 'endpoint', query],
    queryFn: ({ signal }) => client.get<EndpointDetail>('/api/requests/endpoint', query, signal),
    // The same in another window; never another one's numbers under this one's address.
    placeholderData: (before) =>
      before?.method === method && before.target === target && before.operation === operation
        ? before
        : undefined,
  })
}
