import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { issueCountsQuery } from '../../../api/issues.ts'
import { useIsSeen } from '../../../hooks/use-is-seen.ts'
import { useProject } from '../../../components/use-project.ts'
import { formatCount, formatExact } from '../../../format/numbers.ts'
import {
  ISSUE_VIEWS,
  namesState,
  VIEW_LABELS,
  type IssueView,
} from '../../../search/issue-views.ts'
import type { IssuesFilter } from '../../../search/issues-search.ts'
import { keptOfIssues } from '../../../components/views/saved-search.ts'
import { SavedViews } from '../../../components/views/SavedViews.tsx'
import styles from '../../../components/TabLinks.module.css'

const EXACTLY = { exact: true, includeSearch: true } as const

/** Tabs are links: the tab is part of the address. */
export function ViewTabs({ filter }: { filter: IssuesFilter }) {
  const { slug } = useProject()
  const { data: counts } = useQuery({ ...issueCountsQuery(slug, filter), enabled: useIsSeen() })
  const isOff = namesState(filter.q)
  return (
    <nav className={styles.tabs} aria-label="Views">
      {ISSUE_VIEWS.map((view) => (
        <Link
          key={view}
          to="."
          search={(old) => ({
            ...old,
            view: view === 'open' ? undefined : view,
            saved: undefined,
            // A state in the filter would win over the tab.
            ...(isOff && { q: undefined }),
          })}
          className={styles.tab}
          activeOptions={EXACTLY}
          preload={false}
        >
          {VIEW_LABELS[view]}
          <Count view={view} n={counts?.[view]} />
        </Link>
      ))}
      <SavedViews kept={keptOfIssues(filter)} />
    </nav>
  )
}

/** Its place is kept while it is not known: tabs that move are tabs one misses. */
function Count({ view, n }: { view: IssueView; n: number | undefined }) {
  return (
    <span
      className={styles.count}
      title={n === undefined ? undefined : `${formatExact(n)} ${view}`}
    >
      {n === undefined ? '' : formatCount(n)}
    </span>
  )
}
