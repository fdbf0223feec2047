import type { Trace } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

/** A page tells of a request later than it made it, and clocks differ. */
const AROUND_MS = 15 * 60_000

export interface TraceAsked {
  traceId: string
  /** Of the event that names it. */
  at: number
  eventId: string
}

export function traceQuery(project: string, { traceId, at, eventId }: TraceAsked) {
  return queryOptions({
    queryKey: ['trace', project, traceId, at],
    queryFn: ({ signal }) =>
      client.get<Trace>(
        `/api/traces/${encodeURIComponent(traceId)}`,
        {
          project,
          from: new Date(at - AROUND_MS).toISOString(),
          to: new Date(at + AROUND_MS).toISOString(),
          event: eventId,
        },
        signal,
      ),
    // What happened stays as it was; what was not there yet is asked for by hand.
    staleTime: Infinity,
  })
}
