import { formatSearch, parseSearch, type SearchPart } from '@seismo/ingest/search'

/** The tabs that everybody has. */
export const ISSUE_VIEWS = ['open', 'regressed', 'new', 'mine', 'archived', 'resolved'] as const
export type IssueView = (typeof ISSUE_VIEWS)[number]

export const VIEW_LABELS: Record<IssueView, string> = {
  open: 'Open',
  regressed: 'Regressed',
  new: 'New',
  mine: 'Mine',
  archived: 'Archived',
  resolved: 'Resolved',
}

const is = (state: 'open' | 'regressed' | 'new' | 'archived' | 'resolved'): SearchPart => ({
  is: 'state',
  state,
  exclude: false,
})

const CONDITIONS: Record<IssueView, readonly SearchPart[]> = {
  open: [is('open')],
  regressed: [is('regressed')],
  new: [is('open'), is('new')],
  mine: [is('open'), { is: 'match', key: 'assigned', value: 'me', exclude: false }],
  archived: [is('archived')],
  resolved: [is('resolved')],
}

/** Whether the filter itself says which states it wants; a tab then adds nothing to it. */
export function namesState(q: string): boolean {
  return parseSearch(q).parts.some(
    (part) => part.is === 'state' && part.state !== 'assigned' && part.state !== 'unassigned',
  )
}

/** What the service is asked for: the tab and the filter, without what cannot be read. */
export function searchOf({ view, q }: { view: IssueView; q: string }): SearchPart[] {
  const { parts } = parseSearch(q)
  return [...(namesState(q) ? [] : CONDITIONS[view]), ...parts]
}

export function queryOf(filter: { view: IssueView; q: string }): string {
  return formatSearch(searchOf(filter))
}
