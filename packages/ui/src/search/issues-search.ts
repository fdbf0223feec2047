import type { IssueState } from '@seismo/ingest/api'
import { oneOf } from './one-of.ts'
import { readWindow, type TimeWindow, type WindowSearch, windowOf } from './time-window.ts'

export const ISSUE_SORTS = ['last-seen', 'first-seen', 'events', 'users'] as const
export type IssueSort = (typeof ISSUE_SORTS)[number]

/** What the address says about the list; absent means the default. */
export interface IssuesSearch extends WindowSearch {
  q?: string | undefined
  state?: IssueState | undefined
  sort?: IssueSort | undefined
}

export interface IssuesFilter {
  window: TimeWindow
  q: string
  state: IssueState
  sort: IssueSort
}

export function readIssuesSearch(search: Record<string, unknown>): IssuesSearch {
  const q = typeof search.q === 'string' ? search.q.slice(0, 500) : ''
  const state = oneOf(['open', 'resolved'], search.state)
  const sort = oneOf(ISSUE_SORTS, search.sort)
  return {
    ...readWindow(search),
    ...(q !== '' && { q }),
    ...(state !== undefined && state !== 'open' && { state }),
    ...(sort !== undefined && sort !== 'last-seen' && { sort }),
  }
}

export function issuesFilter({ q, state, sort, ...window }: IssuesSearch): IssuesFilter {
  return {
    window: windowOf(window),
    q: q ?? '',
    state: state ?? 'open',
    sort: sort ?? 'last-seen',
  }
}
