import { infiniteQueryOptions } from '@tanstack/react-query'
import type { TimeWindow } from '../search/time-window.ts'
import { client } from './client.ts'

interface TagPage {
  items: { value: string; events: number }[]
  next?: string
}

interface TagAsked {
  id: string
  key: string
  /** A word of the values. */
  q: string
  window: TimeWindow
}

/** All values of one tag of an issue, most events first. */
export function issueTagQuery(project: string, { id, key, q, window }: TagAsked) {
  const part = encodeURIComponent
  return infiniteQueryOptions({
    queryKey: ['issue-tag', project, id, key, { ...window, q }],
    queryFn: ({ pageParam, signal }) =>
      client.get<TagPage>(
        `/api/issues/${part(id)}/tags/${part(key)}`,
        { project, ...window, q, limit: 100, cursor: pageParam },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
}
