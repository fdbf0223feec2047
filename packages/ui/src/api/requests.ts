import type { RequestStats } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import type { signalQuery } from '../search/signal-search.ts'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'
import { keepWithinProject } from './keep-within-project.ts'

export function requestsQuery(
  project: string,
  window: TimeWindow,
  signals: ReturnType<typeof signalQuery>,
) {
  return queryOptions({
    queryKey: ['requests', project, window, signals],
    queryFn: ({ signal }) =>
      client.get<{ items: RequestStats[] }>(
        '/api/requests',
        { project, ...window, ...signals, limit: 200 },
        signal,
      ),
    placeholderData: keepWithinProject(project),
  })
}
