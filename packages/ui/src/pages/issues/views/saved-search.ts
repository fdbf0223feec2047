import type { SavedView } from '@seismo/ingest/api'
import type { IssuesFilter, IssuesSearch } from '../../../search/issues-search.ts'

type Kept = Pick<SavedView, 'q' | 'view' | 'sort'>

/** What of the list a view keeps: the time range is of the moment. */
export function keptOf({ q, view, sort }: IssuesFilter): Kept {
  return { q, view, sort }
}

export function isAsSaved(filter: IssuesFilter, saved: Kept): boolean {
  const { q, view, sort } = keptOf(filter)
  return q === saved.q && view === saved.view && sort === saved.sort
}

/** As the address has it: defaults are left out. */
export function searchOfView({ id, q, view, sort }: Kept & { id: string }): IssuesSearch {
  return {
    ...(q !== '' && { q }),
    ...(view !== 'open' && { view }),
    ...(sort !== 'last-seen' && { sort }),
    saved: id,
  }
}
