import type { IssueDetail } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react'
import { useProject } from '../../../components/use-project.ts'
import { formatExact } from '../../../format/numbers.ts'
import { useShortcuts } from '../../../hooks/use-shortcuts.ts'
import { withoutIssue } from '../../../search/issue-search.ts'
import { IconButton } from '../../../ui/Button.tsx'
import styles from './IssueNavigation.module.css'
import { useNeighbours } from './use-neighbours.ts'

/** Back to the very list one came from, and through it without going back. */
export function IssueNavigation({ issue }: { issue: IssueDetail }) {
  const { slug } = useProject()
  const { index, known, hasMore, hasNext, goNext, goPrevious } = useNeighbours(issue)
  useShortcuts({ j: goNext, k: goPrevious })

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
            {formatExact(index + 1)} of {formatExact(known)}
            {hasMore && '+'}
          </span>
          <IconButton
            label="Previous issue"
            title="Previous issue (k)"
            disabled={index === 0}
            onClick={goPrevious}
          >
            <ChevronLeft size={16} aria-hidden="true" />
          </IconButton>
          <IconButton
            label="Next issue"
            title="Next issue (j)"
            disabled={!hasNext}
            onClick={goNext}
          >
            <ChevronRight size={16} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </nav>
  )
}
