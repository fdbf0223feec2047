import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'

interface Asked {
  key: string
  /** Part of the values, wherever it stands. */
  contains: string
  window: TimeWindow
}

/** Values that a key of the search has, those of most events first. */
export function tagValuesQuery(project: string, { key, contains, window }: Asked) {
  return queryOptions({
    queryKey: ['tag-values', project, key, contains, window],
    queryFn: ({ signal }) =>
      client.get<{ items: { value: string; events: number }[] }>(
        '/api/tags/values',
        { project, key, contains, ...window, limit: 20 },
        signal,
      ),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
}
