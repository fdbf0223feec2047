import type { EndpointStats } from '../contract/requests.ts'
import type { EndpointsQuery, EndpointStore } from '../store/endpoint-store.ts'

/** One screen of endpoints; who calls them is only asked of these. */
export async function endpointList(
  store: Pick<EndpointStore, 'list' | 'callers'>,
  query: EndpointsQuery,
): Promise<{ items: EndpointStats[]; hasMore: boolean }> {
  const rows = await store.list({ ...query, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  const callers = await store.callers(
    query,
    shown.map(({ key }) => key),
  )
  return {
    items: shown.map(({ key, ...row }) => ({ ...row, ...(callers.get(key) ?? NOBODY) })),
    hasMore: rows.length > shown.length,
  }
}

/** Where there are more pages than are looked at. */
const NOBODY = { page: '', pages: 0, firstParty: false }
