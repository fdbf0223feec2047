import { readLookSearch, type LookSearch } from './look-search.ts'
import { readChoice } from './read-choice.ts'
import {
  readDevice,
  readText,
  signalQuery,
  type DeviceSearch,
  type SignalSearch,
} from './signal-search.ts'
import { readWindow, windowOf, type TimeWindow, type WindowSearch } from './time-window.ts'
import { VITALS } from './vitals-search.ts'

export const PAGE_SORTS = [
  'views',
  'sessions',
  'errors',
  'error-rate',
  'crash-free',
  'LCP',
  'INP',
  'CLS',
  'failed-requests',
  'change',
] as const
export type PageSort = (typeof PAGE_SORTS)[number]

/** Narrowed down; `page` is in the path. */
export type PagesSearch = WindowSearch &
  LookSearch &
  DeviceSearch &
  Omit<SignalSearch, 'page'> & {
    /** Part of a page's name. Not `q`: that one is the issues list's and has a syntax. */
    path?: string | undefined
    /** Not `sort`, `order` or `rank`: those are of other lists and have other words. */
    top?: PageSort | undefined
    /** Of the page that is looked at. */
    metric?: (typeof VITALS)[number] | undefined
  }

export interface PagesFilter {
  window: TimeWindow
  path: string
  sort: PageSort
  signals: ReturnType<typeof signalQuery>
}

export function readPagesSearch(search: Record<string, unknown>): PagesSearch {
  const top = readChoice(search, 'top', PAGE_SORTS)
  const metric = readChoice(search, 'metric', VITALS)
  return {
    ...{ ...readWindow(search), ...readLookSearch(search) },
    ...{ ...readText('environment', search), ...readText('release', search) },
    ...{ ...readDevice(search), ...readText('path', search) },
    ...(top !== undefined && top !== 'views' && { top }),
    ...(metric !== undefined && { metric }),
  }
}

export function pagesFilter(search: PagesSearch): PagesFilter {
  const { path = '', top = 'views' } = search
  return { window: windowOf(search), path, sort: top, signals: signalQuery(search) }
}
