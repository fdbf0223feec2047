import type { ArtifactSummary, MissingMap } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

/** Uploads come from a shell beside the page: coming back to it asks again. */
const UPLOADED_ELSEWHERE = 0

export function artifactsQuery(project: string) {
  return queryOptions({
    queryKey: ['artifacts', project],
    queryFn: ({ signal }) =>
      client.get<{ items: ArtifactSummary[] }>('/api/artifacts', { project, limit: 200 }, signal),
    staleTime: UPLOADED_ELSEWHERE,
  })
}

/** All uploads of a release; those by debug id alone have an empty one. */
export function removeMaps(project: string, release: string): Promise<{ removed: number }> {
  const query = new URLSearchParams({ project, release })
  return client.send('DELETE', `/api/artifacts?${query.toString()}`)
}

/** Scripts of the last 30 days whose source no map shows. */
export function missingMapsQuery(project: string) {
  return queryOptions({
    queryKey: ['artifacts', project, 'missing'],
    queryFn: ({ signal }) =>
      client.get<{ items: MissingMap[] }>(
        '/api/artifacts/missing',
        { project, limit: 200 },
        signal,
      ),
    staleTime: UPLOADED_ELSEWHERE,
  })
}
