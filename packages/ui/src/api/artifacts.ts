import type { ArtifactSummary } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

export function artifactsQuery(project: string) {
  return queryOptions({
    queryKey: ['artifacts', project],
    queryFn: ({ signal }) =>
      client.get<{ items: ArtifactSummary[] }>('/api/artifacts', { project, limit: 200 }, signal),
  })
}
