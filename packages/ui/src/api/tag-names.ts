import { queryOptions } from '@tanstack/react-query'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'
import { keepWithinProject } from './keep-within-project.ts'

interface Names {
  items: { name: string; count: number }[]
}

interface NamesAsked {
  dataset: 'errors' | 'metrics'
  window: TimeWindow
}

const MOST = 100

/** Of the page's own tags, the most frequent first: asked for once, not at each letter. */
export function tagNamesQuery(project: string, { dataset, window }: NamesAsked) {
  const params = { project, dataset, ...window, limit: MOST }
  return queryOptions({
    queryKey: ['tag-names', params],
    queryFn: ({ signal }) => client.get<Names>('/api/tags', params, signal),
    staleTime: 60_000,
    placeholderData: keepWithinProject(project),
  })
}
