import type { Attempts } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

/** The stream tells once a second at most: what came in between is seen by looking again. */
const LOOK_AGAIN_MS = 5_000

export function attemptsQuery(project: string) {
  return queryOptions({
    queryKey: ['attempts', project],
    queryFn: ({ signal }) => client.get<Attempts>('/api/attempts', { project }, signal),
    refetchInterval: LOOK_AGAIN_MS,
  })
}
