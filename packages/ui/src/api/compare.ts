import type { Comparison, Dataset } from '@seismo/ingest/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { TimeWindow } from '../search/time-window.ts'
import { client, type Query } from './client.ts'

export interface CompareAsk {
  dataset: Dataset
  window: TimeWindow
  /** The part that is held against the rest, as the address has it; without it all is counted. */
  box: string | undefined
  /** Of errors: this issue alone; without a box beside all errors. */
  issue?: string
}

export function compareQuery(project: string, { window, ...ask }: CompareAsk) {
  const query = { project, ...window, ...ask }
  return queryOptions({
    queryKey: ['compare', query],
    queryFn: ({ signal }) => client.get<Comparison>('/api/compare', query, signal),
    // Another part of the same; never of another issue or dataset under this one's name.
    placeholderData: (before, from) =>
      isSame(from?.queryKey[1], query) ? keepPreviousData(before) : undefined,
  })
}

function isSame(before: string | Query | undefined, now: Query): boolean {
  return (
    typeof before === 'object' &&
    ['project', 'dataset', 'issue'].every((name) => before[name] === now[name])
  )
}
