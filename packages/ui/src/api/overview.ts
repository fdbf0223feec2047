import type { Overview } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import type { OverviewFilter } from '../search/overview-search.ts'
import { client } from './client.ts'
import { decodeOverview } from './decode-overview.ts'

/** It reads all of the window: often enough for a look, and no more. */
const AGAIN_MS = 60_000

export function overviewQuery(project: string, { window, ...filter }: OverviewFilter) {
  const query = { project, ...window, ...filter }
  return queryOptions({
    queryKey: ['overview', query],
    queryFn: async ({ signal }) =>
      decodeOverview(await client.get<Overview>('/api/overview', query, signal)),
    refetchInterval: AGAIN_MS,
    staleTime: AGAIN_MS / 2,
    // Arrays of a million numbers are compared by nobody.
    structuralSharing: false,
    // The same in another window; never another measure under this one's colours.
    placeholderData: (before, from) => {
      const last = from?.queryKey[1]
      const isSame =
        typeof last === 'object' &&
        (['project', 'show', 'fill', 'group', 'environment'] as const).every(
          (key) => last[key] === query[key],
        )
      return isSame ? before : undefined
    },
  })
}
