import type { Correlations } from '@seismo/ingest/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { TimeWindow } from '../search/time-window.ts'
import { client, type Query } from './client.ts'

/** What rose: an issue, or a signal by its name with what it is narrowed down to. */
export type Signal = { issue: string } | ({ signal: string } & Query)

/** The service keeps its answer about as long: asking sooner brings the same. */
const FRESH_MS = 60_000

export interface CorrelationsAsk {
  signal: Signal
  window: TimeWindow
  /** The part of a chart whose start is the onset, as the address has it. */
  rise: string | undefined
}

export function correlationsQuery(project: string, { signal, window, rise }: CorrelationsAsk) {
  const { path, ...of } = placeOf(signal)
  const query = { project, ...window, ...of, box: rise }
  return queryOptions({
    queryKey: ['correlations', path, query],
    queryFn: ({ signal: gone }) => client.get<Correlations>(path, query, gone),
    staleTime: FRESH_MS,
    // Another onset of the same signal; never another signal's findings under this one's name.
    placeholderData: (before, from) =>
      from?.queryKey[1] === path && isSame(from.queryKey[2], query)
        ? keepPreviousData(before)
        : undefined,
  })
}

function placeOf(signal: Signal): { path: string } & Query {
  if (!('issue' in signal)) return { path: '/api/correlations', ...signal }
  return { path: `/api/issues/${encodeURIComponent(String(signal.issue))}/correlations` }
}

function isSame(before: string | Query | undefined, now: Query): boolean {
  return (
    typeof before === 'object' && before.project === now.project && before.signal === now.signal
  )
}
