import type { IssueSummary } from '@seismo/ingest/api'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { issueEventQuery, issueQuery } from '../../../api/issue.ts'
import { issuesQuery } from '../../../api/issues.ts'
import { useProject } from '../../../components/use-project.ts'
import { withoutIssue } from '../../../search/issue-search.ts'
import { issuesFilter } from '../../../search/issues-search.ts'
import { windowOf } from '../../../search/time-window.ts'

interface Neighbours {
  /** From 0; -1 where the issue was not opened from a list. */
  index: number
  known: number
  hasMore: boolean
  hasNext: boolean
  goNext: () => void
  goPrevious: () => void
}

/** The list that the issue was opened from, so that one can go through it without going back. */
export function useNeighbours(issue: IssueSummary): Neighbours {
  const { slug } = useProject()
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  // Only what the list left in the cache: a page opened from a link has no neighbours.
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    ...issuesQuery(slug, issuesFilter(search)),
    enabled: false,
  })
  const rows = data?.pages.flatMap((page) => page.items) ?? []
  const index = rows.findIndex((row) => row.id === issue.id)
  const next = index === -1 ? undefined : rows[index + 1]
  const previous = index === -1 ? undefined : rows[index - 1]
  usePrefetch([next, previous])

  function open(row: IssueSummary | undefined) {
    if (row === undefined) return
    void navigate({
      to: '/p/$project/issues/$issueId',
      params: { project: slug, issueId: row.shortId },
      search: withoutIssue,
    })
  }

  async function beyondTheLast() {
    const { data: more } = await fetchNextPage()
    open(more?.pages.flatMap((page) => page.items)[index + 1])
  }

  return {
    index,
    known: rows.length,
    hasMore: hasNextPage,
    hasNext: next !== undefined || (index !== -1 && hasNextPage),
    goNext() {
      if (next !== undefined) open(next)
      else if (index !== -1 && hasNextPage) void beyondTheLast()
    },
    goPrevious: () => open(previous),
  }
}

/** Whoever goes through a list goes on to the next one: it is there when they do. */
function usePrefetch(issues: readonly (IssueSummary | undefined)[]): void {
  const { slug } = useProject()
  const queryClient = useQueryClient()
  const { from, to } = windowOf(useSearch({ strict: false }))
  const ids = issues.flatMap((issue) => issue?.shortId ?? []).join(' ')

  useEffect(() => {
    const window = to === undefined ? { from } : { from, to }
    for (const id of ids.split(' ').filter((one) => one !== '')) {
      const event = { id, which: 'recommended' }
      // Ahead of the page, which asks again and shows what fails.
      queryClient.query(issueQuery(slug, id, window)).catch(() => undefined)
      queryClient.query(issueEventQuery(slug, event, window)).catch(() => undefined)
    }
  }, [queryClient, slug, ids, from, to])
}
