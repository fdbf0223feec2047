import type { IssueDetail } from '@seismo/ingest/api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react'
import { issuesQuery } from '../../../api/issues.ts'
import { useProject } from '../../../components/use-project.ts'
import { useShortcuts } from '../../../hooks/use-shortcuts.ts'
import { withoutIssue } from '../../../search/issue-search.ts'
import { issuesFilter } from '../../../search/issues-search.ts'
import { IconButton } from '../../../ui/Button.tsx'
import styles from './IssueNavigation.module.css'

/** Back to the very list one came from, and through it without going back. */
export function IssueNavigation({ issue }: { issue: IssueDetail }) {
  const { slug } = useProject()
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  // Only what the list left in the cache: a page opened from a link has no neighbours.
  const { data } = useInfiniteQuery({ ...issuesQuery(slug, issuesFilter(search)), enabled: false })
  const rows = data?.pages.flatMap((page) => page.items) ?? []
  const index = rows.findIndex((row) => row.id === issue.id)

  function go(to: number) {
    const next = rows[to]
    if (next === undefined || index === -1) return
    void navigate({
      to: '/p/$project/issues/$issueId',
      params: { project: slug, issueId: next.shortId },
      search: withoutIssue,
    })
  }
  useShortcuts({ j: () => go(index + 1), k: () => go(index - 1) })

  return (
    <nav className={styles.nav} aria-label="Issue">
      <Link
        to="/p/$project/issues"
        params={{ project: slug }}
        search={withoutIssue}
        className={styles.back}
      >
        <ArrowLeft size={14} aria-hidden="true" /> Issues
      </Link>
      {index !== -1 && (
        <div className={styles.steps}>
          <span className={styles.count}>
            {index + 1} of {rows.length}
            {data?.pages.at(-1)?.next !== undefined && '+'}
          </span>
          <IconButton
            label="Previous issue"
            title="Previous issue (k)"
            disabled={index === 0}
            onClick={() => go(index - 1)}
          >
            <ChevronLeft size={16} aria-hidden="true" />
          </IconButton>
          <IconButton
            label="Next issue"
            title="Next issue (j)"
            disabled={index === rows.length - 1}
            onClick={() => go(index + 1)}
          >
            <ChevronRight size={16} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </nav>
  )
}
