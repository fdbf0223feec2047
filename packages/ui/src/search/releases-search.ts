import { readChoice } from './read-choice.ts'
import { readWindow, windowOf, type TimeWindow, type WindowSearch } from './time-window.ts'

export const RELEASE_SORTS = [
  'first-seen',
  'last-seen',
  'adoption',
  'sessions',
  'crash-free',
  'errors',
] as const
export type ReleaseSort = (typeof RELEASE_SORTS)[number]

export interface ReleasesSearch extends WindowSearch {
  /** Part of a name. Not `q`: that one is the issues list's and has a syntax. */
  name?: string | undefined
  environment?: string | undefined
  /** Not `sort` or `order`: those are of other lists and have other words. */
  rank?: ReleaseSort | undefined
}

export interface ReleasesFilter {
  window: TimeWindow
  name: string
  environment: string | undefined
  sort: ReleaseSort
}

export function readReleasesSearch(search: Record<string, unknown>): ReleasesSearch {
  const name = typeof search.name === 'string' ? search.name.slice(0, 200) : ''
  const { environment } = search
  const rank = readChoice(search, 'rank', RELEASE_SORTS)
  return {
    ...readWindow(search),
    ...(name !== '' && { name }),
    ...(typeof environment === 'string' &&
      environment !== '' && { environment: environment.slice(0, 200) }),
    ...(rank !== undefined && rank !== 'first-seen' && { rank }),
  }
}

export function releasesFilter(search: ReleasesSearch): ReleasesFilter {
  const { name = '', environment, rank = 'first-seen', ...window } = search
  return { window: windowOf(window), name, environment, sort: rank }
}
