import { oneOf } from './one-of.ts'
import { readWindow, type WindowSearch } from './time-window.ts'

export const REQUEST_SORTS = ['failed', 'sessions', 'p50', 'p95', 'last-seen'] as const
export type RequestSort = (typeof REQUEST_SORTS)[number]

export interface RequestsSearch extends WindowSearch {
  /** Not `sort`: that one is the issues list's and has other words. */
  order?: RequestSort | undefined
}

export function readRequestsSearch(search: Record<string, unknown>): RequestsSearch {
  const order = oneOf(REQUEST_SORTS, search.order)
  return { ...readWindow(search), ...(order !== undefined && order !== 'failed' && { order }) }
}
