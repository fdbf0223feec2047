import { readLookSearch, type LookSearch } from './look-search.ts'
import { readChoice } from './read-choice.ts'
import {
  readDevice,
  readSignalSearch,
  type DeviceSearch,
  type SignalSearch,
} from './signal-search.ts'
import { readWindow, type WindowSearch } from './time-window.ts'

export const REQUEST_SORTS = ['failed', 'sessions', 'p50', 'p95', 'last-seen'] as const
export type RequestSort = (typeof REQUEST_SORTS)[number]

export interface RequestsSearch extends WindowSearch, LookSearch, DeviceSearch, SignalSearch {
  /** Not `sort`: that one is the issues list's and has other words. */
  order?: RequestSort | undefined
  /** The one that is looked at: `GET https://shop.example/api/cart`. */
  request?: string | undefined
}

export function readRequestsSearch(search: Record<string, unknown>): RequestsSearch {
  const order = readChoice(search, 'order', REQUEST_SORTS)
  const request = typeof search.request === 'string' ? search.request.slice(0, 2_000) : ''
  return {
    ...readWindow(search),
    ...readLookSearch(search),
    ...{ ...readSignalSearch(search), ...readDevice(search) },
    ...(order !== undefined && order !== 'failed' && { order }),
    ...(request !== '' && { request }),
  }
}
