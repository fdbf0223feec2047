import { ISSUE_VIEWS, type IssueView } from './issue-views.ts'
import { readChoice } from './read-choice.ts'
import { readWindow, type TimeWindow, type WindowSearch, windowOf } from './time-window.ts'

export const ISSUE_SORTS = ['last-seen', 'first-seen', 'events', 'users', 'impact'] as const
export type IssueSort = (typeof ISSUE_SORTS)[number]

/** What the address says about the list; absent means the default. */
export interface IssuesSearch extends WindowSearch {
  q?: string | undefined
  view?: IssueView | undefined
  sort?: IssueSort | undefined
  /** Id of the saved view that this began as. */
  saved?: string | undefined
}

export interface IssuesFilter {
  window: TimeWindow
  q: string
  view: IssueView
  sort: IssueSort
}

export function readIssuesSearch(search: Record<string, unknown>): IssuesSearch {
  const q = typeof search.q === 'string' ? search.q.slice(0, 500) : ''
  // Links of earlier versions say `state`.
  const view = readChoice(search, search.view === undefined ? 'state' : 'view', ISSUE_VIEWS)
  const sort = readChoice(search, 'sort', ISSUE_SORTS)
  const saved = typeof search.saved === 'string' && search.saved.length <= 64 ? search.saved : ''
  return {
    ...readWindow(search),
    ...(q !== '' && { q }),
    ...(view !== undefined && view !== 'open' && { view }),
    ...(sort !== undefined && sort !== 'last-seen' && { sort }),
    ...(saved !== '' && { saved }),
  }
}

export function issuesFilter({ q, view, sort, from, to }: IssuesSearch): IssuesFilter {
  return {
    window: windowOf({ from, to }),
    q: q ?? '',
    view: view ?? 'open',
    sort: sort ?? 'last-seen',
  }
}
