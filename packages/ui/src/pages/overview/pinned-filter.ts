import type { SavedView } from '@seismo/ingest/api'
import { numberOf, type ExploreFilter } from '../../search/explore-search.ts'

/** More are no longer read at a glance. */
const MOST = 4
const ROWS = '3'

/** Those that there is room for, by name as they came. */
export function pinnedOf(views: readonly SavedView[] = []): { shown: SavedView[]; left: number } {
  const pinned = views.filter(({ page, isPinned }) => page === 'explore' && isPinned)
  return { shown: pinned.slice(0, MOST), left: Math.max(0, pinned.length - MOST) }
}

/** A question as there is room for it: the first groups, how values are spread, or one line over time. */
export function pinnedFilter(filter: ExploreFilter): ExploreFilter {
  const { look, group } = filter
  if (look === 'table' && group.length > 0) return { ...filter, limit: ROWS }
  const isSpread = look === 'histogram' || look === 'heat'
  if (isSpread && numberOf(filter) !== undefined) return { ...filter, look: 'histogram' }
  return { ...filter, look: 'line', group: [], step: 'auto' }
}
