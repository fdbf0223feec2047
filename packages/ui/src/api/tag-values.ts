import { type UseQueryOptions } from '@tanstack/react-query'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'
import { keepWithinProject } from './keep-within-project.ts'

interface ValuesAsked {
  key: string
  /** Part of the values, wherever it stands. */
  contains: string
  window: TimeWindow
}

interface Values {
  items: { value: string; events: number }[]
}

/** What asks for values of a key, whatever they are values of. */
export type ValuesQuery = (project: string, asked: ValuesAsked) => UseQueryOptions<Values>

/** Values that a key of the search has, those of most events first. */
export const tagValuesQuery: ValuesQuery = (project, { key, contains, window }) => ({
  queryKey: ['tag-values', project, key, contains, window],
  queryFn: ({ signal }) =>
    client.get<Values>(
      '/api/tags/values',
      { project, key, contains, ...window, limit: 20 },
      signal,
    ),
  staleTime: 60_000,
  placeholderData: keepWithinProject(project),
})
