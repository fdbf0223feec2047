import type { PageDetail } from '../contract/pages.ts'
import type { FilteredScope, PageStore } from '../store/page-store.ts'
import { toStats } from './page-list.ts'
import type { PageRef } from './page-ref.ts'

/** Undefined where nothing was seen of the page in the window. */
export async function pageDetail(
  store: PageStore,
  scope: FilteredScope & { page: PageRef },
): Promise<PageDetail | undefined> {
  const [row] = await store.list({ ...scope, text: '' })
  if (!row) return undefined
  const [{ stepMs, series }, trends, flow] = await Promise.all([
    store.series(scope),
    store.trends(scope, [row.key]),
    store.flow(scope),
  ])
  return { ...toStats(row, trends.get(row.key) ?? []), series, stepMs, flow }
}
