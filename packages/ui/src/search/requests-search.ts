import { readLookSearch, type LookSearch } from './look-search.ts'
import { readChoice } from './read-choice.ts'
import {
  readDevice,
  readSignalSearch,
  readText,
  signalQuery,
  type DeviceSearch,
  type SignalSearch,
} from './signal-search.ts'
import { readWindow, windowOf, type TimeWindow, type WindowSearch } from './time-window.ts'

export const REQUEST_LISTS = ['all', 'failed', 'hosts'] as const
export type RequestList = (typeof REQUEST_LISTS)[number]

export const REQUEST_SORTS = ['failed', 'sessions', 'p50', 'p95', 'last-seen'] as const
export type RequestSort = (typeof REQUEST_SORTS)[number]

export const ENDPOINT_SORTS = [
  ...(['requests', 'failed', 'error-rate'] as const),
  ...(['p50', 'p75', 'p95', 'transfer', 'cached'] as const),
] as const
export type EndpointSort = (typeof ENDPOINT_SORTS)[number]

/** Requests that are counted together. */
export interface EndpointName {
  method: string
  target: string
  operation: string
}

export interface RequestsSearch extends WindowSearch, LookSearch, DeviceSearch, SignalSearch {
  list?: RequestList | undefined
  /** Of those that failed. Not `sort`: that one is the issues list's and has other words. */
  order?: RequestSort | undefined
  /** Of all of them, and of hosts. */
  most?: EndpointSort | undefined
  /** A part of method, address and operation. */
  path?: string | undefined
  host?: string | undefined
  /** The one that failed and is looked at: `GET https://shop.example/api/cart`. */
  request?: string | undefined
  /** Of the endpoint that is open. */
  method?: string | undefined
  target?: string | undefined
  operation?: string | undefined
  /** Of a sample that is open. */
  trace?: string | undefined
}

export interface RequestsFilter {
  window: TimeWindow
  list: RequestList
  path: string
  host: string | undefined
  sort: EndpointSort
  signals: ReturnType<typeof signalQuery>
}

export function readRequestsSearch(search: Record<string, unknown>): RequestsSearch {
  const order = readChoice(search, 'order', REQUEST_SORTS)
  const most = readChoice(search, 'most', ENDPOINT_SORTS)
  const request = readText('request', search)
  const signals = { ...readSignalSearch(search), ...readDevice(search) }
  const looks = readLookSearch(search)
  const isOfFailures = { ...looks, ...request, ...(order && { order }) }
  const list = readChoice(search, 'list', REQUEST_LISTS) ?? listOfOld(isOfFailures, signals)
  return {
    ...{ ...readWindow(search), ...looks, ...signals, ...request },
    ...{ ...readText('path', search), ...readText('host', search), ...readText('trace', search) },
    ...{ ...readText('method', search), ...readText('target', search) },
    ...readText('operation', search),
    ...(list !== undefined && { list }),
    ...(order !== undefined && order !== 'failed' && { order }),
    ...(most !== undefined && most !== 'requests' && { most }),
  }
}

/** Before there was a list of all, an address with any of these showed what had failed; it still does. */
function listOfOld(isOfFailures: object, { page }: SignalSearch): RequestList | undefined {
  return Object.keys(isOfFailures).length > 0 || page !== undefined ? 'failed' : undefined
}

export function requestsFilter(search: RequestsSearch): RequestsFilter {
  const { list = 'all', path = '', host, most = 'requests' } = search
  return {
    ...{ window: windowOf(search), list, path, host, sort: most },
    signals: signalQuery(search),
  }
}

/** Undefined where the address names none. */
export function endpointOf(search: RequestsSearch): EndpointName | undefined {
  const { method, target, operation = '' } = search
  return method === undefined || target === undefined ? undefined : { method, target, operation }
}

/** None of them, for the way back to the list. */
export const NO_ENDPOINT = {
  ...{ method: undefined, target: undefined, operation: undefined, trace: undefined },
}
