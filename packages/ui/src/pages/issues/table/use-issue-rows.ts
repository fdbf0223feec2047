import type { IssueSummary } from '@seismo/ingest/api'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { isReadAnew, issuesQuery } from '../../../api/issues.ts'
import { keepWithinProject } from '../../../api/keep-within-project.ts'
import { keptList } from '../../../api/kept.ts'
import { useMergedAway } from '../../../api/merged-away.ts'
import { useSession } from '../../../components/use-project.ts'
import { fitsSearch } from '../../../search/fits-search.ts'
import { searchOf } from '../../../search/issue-views.ts'
import type { IssuesFilter } from '../../../search/issues-search.ts'
import { acceptAll, followRows, isEmptied, type Fetched, type Followed } from './follow-rows.ts'

/** The list's rows: live in their numbers, still in their order. */
export function useIssueRows(project: string, filter: IssuesFilter) {
  const queryClient = useQueryClient()
  const asked = issuesQuery(project, filter)
  const query = useInfiniteQuery({
    ...asked,
    placeholderData: (before, from) =>
      keepWithinProject(project)(before, from) ?? keptList(queryClient, asked.queryKey),
  })
  const { data, isPlaceholderData } = query
  const mergedAway = useMergedAway()
  const me = useSession().user.name
  const key = JSON.stringify([project, filter])
  const [seen, setSeen] = useState(data)
  const [followed, setFollowed] = useState<Followed>()

  // Derived while rendering, not in an effect: the reader never sees the state in between.
  if (data !== undefined && !isPlaceholderData && (data !== seen || followed?.key !== key)) {
    setSeen(data)
    setFollowed(followRows(followed, fetchedOf(key, data.pages)))
  }

  // Kept from before the page was loaded again: shown as it was, and nothing that comes waits behind it.
  if (data !== undefined && isPlaceholderData && followed === undefined) {
    setFollowed(followRows(undefined, fetchedOf('kept', data.pages)))
  }

  const { view, q } = filter
  // What could not be asked for has no rows, and none of another moment or filter stand in for them.
  const visible = data === undefined ? undefined : followed?.visible
  const rows = useMemo(() => {
    const search = searchOf({ view, q })
    const stays = (issue: IssueSummary) =>
      fitsSearch(issue, search, me) && !mergedAway.has(issue.id)
    return visible?.filter(stays) ?? []
  }, [visible, view, q, me, mergedAway])

  if (isEmptied(followed, rows) && data !== undefined && !isPlaceholderData) {
    setFollowed(acceptAll(fetchedOf(key, data.pages)))
  }

  return {
    query,
    rows,
    waiting: followed?.waiting ?? 0,
    showWaiting: () => {
      if (data !== undefined) setFollowed(acceptAll(fetchedOf(key, data.pages)))
    },
  }
}

function fetchedOf(
  key: string,
  pages: readonly { items: Fetched['pages'][number]; next?: string }[],
): Fetched {
  return {
    key,
    pages: pages.map((page) => page.items),
    more: pages.at(-1)?.next !== undefined || !isReadAnew(pages.length),
  }
}
