import type { RequestStats } from '@seismo/ingest/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'

export function requestsQuery(project: string, window: TimeWindow) {
  return queryOptions({
    queryKey: ['requests', project, window],
    queryFn: ({ signal }) =>
      client.get<{ items: RequestStats[] }>(
        '/api/requests',
        { project, ...window, limit: 200 },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
}
