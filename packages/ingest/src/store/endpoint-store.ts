import type { Answer, EndpointDetail, EndpointStats, RequestHost } from '../contract/requests.ts'
import type { FilteredScope } from './page-store.ts'

/** Requests that are counted together. */
export interface Endpoint {
  method: string
  /** The address with its ids masked. */
  target: string
  /** Of GraphQL; empty where there is none. */
  operation: string
}

export const ENDPOINT_SORTS = [
  'requests',
  'failed',
  'error-rate',
  'p50',
  'p75',
  'p95',
  'transfer',
  'cached',
] as const
export type EndpointSort = (typeof ENDPOINT_SORTS)[number]

export interface RequestsQuery extends FilteredScope {
  /** A part of method, address and operation; `*` stands for anything. */
  text: string
  host?: string
  endpoint?: Endpoint
}

export interface EndpointsQuery extends RequestsQuery {
  sort: EndpointSort
  limit: number
  offset: number
}

export type EndpointScope = FilteredScope & { endpoint: Endpoint }

/** An endpoint without what is only asked of those on the screen. */
export type EndpointRow = Omit<EndpointStats, 'page' | 'pages' | 'firstParty'> & {
  /** Hash of its names, in decimal. */
  key: string
}

export type EndpointCallers = Pick<EndpointStats, 'page' | 'pages' | 'firstParty'>

/** Requests of one step, answer and bin of durations. */
export interface EndpointCell {
  step: number
  answer: Answer
  /** Its lower end is 2^(bin/4) ms; null of 0 ms. */
  bin: number | null
  n: number
}

export interface EndpointStore {
  list(query: EndpointsQuery): Promise<EndpointRow[]>
  /** Who calls them, by `key`. */
  callers(query: RequestsQuery, keys: readonly string[]): Promise<Map<string, EndpointCallers>>
  hosts(query: EndpointsQuery): Promise<RequestHost[]>
  cells(scope: EndpointScope): Promise<{ stepMs: number; cells: EndpointCell[] }>
  outcomes(scope: EndpointScope): Promise<EndpointDetail['outcomes']>
  phases(scope: EndpointScope): Promise<Pick<EndpointDetail, 'sessions' | 'phases' | 'server'>>
  serverTimings(scope: EndpointScope): Promise<EndpointDetail['serverTimings']>
  /** At most ten, most first. */
  parts(scope: EndpointScope, by: 'page' | 'release'): Promise<EndpointDetail['byPage']>
  /** @param medianMs of all of them. */
  samples(scope: EndpointScope, medianMs: number): Promise<EndpointDetail['samples']>
}
