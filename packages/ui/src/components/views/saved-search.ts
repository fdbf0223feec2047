import type { SavedView, SavedViewContent } from '@seismo/ingest/api'
import { readExploreSearch, type ExploreSearch } from '../../search/explore-search.ts'
import type { IssuesFilter, IssuesSearch } from '../../search/issues-search.ts'
import { parseQueryString, toQueryString } from '../../search/query-string.ts'

/** What a view keeps of its page: the time range is of the moment. */
export type Kept = Pick<SavedView, 'page' | 'q' | 'view' | 'sort' | 'question'>

const OF_NO_ISSUES = { q: '', view: 'open', sort: 'last-seen' } as const

export function keptOfIssues({ q, view, sort }: IssuesFilter): Kept {
  return { page: 'issues', question: '', q, view, sort }
}

export function keptOfQuestion(search: ExploreSearch): Kept {
  // Read again: the same question is the same text, without what else stands in the address.
  const asked = readExploreSearch({ ...search })
  const question = toQueryString({ ...asked, from: undefined, to: undefined, saved: undefined })
  return { page: 'explore', question, ...OF_NO_ISSUES }
}

export function isAsSaved(kept: Kept, saved: Kept): boolean {
  const isSame = kept.q === saved.q && kept.view === saved.view && kept.sort === saved.sort
  return isSame && kept.question === saved.question
}

/** Of a view of Explore: what it asks, as the address has it. */
export function questionOf({ id, question }: Pick<SavedView, 'id' | 'question'>): ExploreSearch {
  return { ...readExploreSearch(parseQueryString(question)), saved: id }
}

/** What saves the same view again. */
export function contentOf(saved: SavedView): SavedViewContent {
  const { name, visibleTo, q, view, sort, page, question, isPinned } = saved
  return { name, visibleTo, q, view, sort, page, question, isPinned }
}

/** As the address has it: defaults are left out. */
export function searchOfView(saved: Kept & { id: string }): IssuesSearch | ExploreSearch {
  const { id, page, q, view, sort, question } = saved
  if (page === 'explore') return questionOf({ id, question })
  return {
    ...(q !== '' && { q }),
    ...(view !== 'open' && { view }),
    ...(sort !== 'last-seen' && { sort }),
    saved: id,
  }
}
