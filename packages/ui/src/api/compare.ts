import type { Comparison, Dataset } from '@seismo/ingest/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'

export interface CompareAsk {
  dataset: Dataset
  window: TimeWindow
  /** The part that is held against the rest, as the address has it; without it all is counted. */
  box: string | undefined
}

export function compareQuery(project: string, { dataset, window, box }: CompareAsk) {
  const query = { project, ...window, dataset, box }
  return queryOptions({
    queryKey: ['compare', query],
    queryFn: ({ signal }) => client.get<Comparison>('/api/compare', query, signal),
    placeholderData: keepPreviousData,
  })
}
