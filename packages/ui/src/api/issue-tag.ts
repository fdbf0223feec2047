import type { TagDistribution } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'

/** As many values as one answer has. */
export const MOST_VALUES = 200

interface TagAsked {
  id: string
  key: string
  /** What values must contain. */
  q: string
  window: TimeWindow
}

/** The values of one tag of an issue, most events first. */
export function issueTagQuery(project: string, { id, key, q, window }: TagAsked) {
  const part = encodeURIComponent
  return queryOptions({
    queryKey: ['issue-tag', project, id, key, { ...window, q }],
    queryFn: ({ signal }) =>
      client.get<TagDistribution>(
        `/api/issues/${part(id)}/tags/${part(key)}`,
        { project, ...window, q, limit: MOST_VALUES },
        signal,
      ),
  })
}
