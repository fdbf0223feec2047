import type { Outcome, System } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'
import { keepWithinProject } from './keep-within-project.ts'

/** What waits grows and shrinks, and refusals come, without an event on the stream. */
const AGAIN_MS = 10_000

export function systemQuery() {
  return queryOptions({
    queryKey: ['system'],
    queryFn: ({ signal }) => client.get<System>('/api/system', {}, signal),
    refetchInterval: AGAIN_MS,
  })
}

/** @param stepMs how much time a line is about. */
export function outcomesQuery(project: string, window: TimeWindow, stepMs: number) {
  return queryOptions({
    queryKey: ['outcomes', project, window, stepMs],
    queryFn: ({ signal }) =>
      client.get<{ items: Outcome[] }>(
        '/api/outcomes',
        { project, ...window, step: stepMs / 1_000 },
        signal,
      ),
    placeholderData: keepWithinProject(project),
    refetchInterval: AGAIN_MS,
  })
}
