import type { PageStats } from '../contract/pages.ts'
import type { PageRow, PagesQuery, PageStore } from '../store/page-store.ts'
import { toRef } from './page-ref.ts'
import { sortPages, type PageSort } from './sort-pages.ts'

interface ListQuery extends PagesQuery {
  sort: PageSort
  limit: number
  offset: number
}

/** One screen of pages; what each looks like over time is only asked for these. */
export async function pageList(
  store: Pick<PageStore, 'list' | 'trends'>,
  { sort, limit, offset, ...query }: ListQuery,
): Promise<{ items: PageStats[]; hasMore: boolean }> {
  const rows = sortPages(await store.list(query), sort)
  const shown = rows.slice(offset, offset + limit)
  const trends =
    shown.length === 0
      ? new Map<string, number[]>()
      : await store.trends(
          query,
          shown.map(({ key }) => key),
        )
  return {
    items: shown.map((row) => toStats(row, trends.get(row.key) ?? [])),
    hasMore: rows.length > offset + limit,
  }
}

export function toStats({ key, ...row }: PageRow, trend: number[]): PageStats {
  return { ...row, ref: toRef(row.page, key), trend }
}
