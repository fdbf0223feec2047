import type { ReleaseSummary } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { useProject } from '../../components/use-project.ts'
import { formatCount, formatExact } from '../../format/numbers.ts'
import { Shape } from '../../ui/Shape.tsx'
import styles from './IssueCounts.module.css'
import { issuesOf } from './issues-of.ts'

type Counts = Pick<ReleaseSummary, 'release' | 'newIssues' | 'regressedIssues' | 'resolvedIssues'>

/** A word stands beside each shape: a colour alone says nothing to some. */
export function IssueCounts({ release, newIssues, regressedIssues, resolvedIssues }: Counts) {
  const { slug } = useProject()
  const list = { to: '/p/$project/issues', params: { project: slug } } as const
  if (newIssues + regressedIssues + resolvedIssues === 0) {
    return <span className={styles.none}>no new issues</span>
  }
  return (
    <span className={styles.counts}>
      {newIssues > 0 && (
        <Link
          {...list}
          search={issuesOf(release, 'new')}
          title={`${formatExact(newIssues)} issues were seen first in it: see those that are open`}
        >
          <Shape name="square" tone="poor" size={8} /> {formatCount(newIssues)} new
        </Link>
      )}
      {regressedIssues > 0 && (
        <Link
          {...list}
          search={issuesOf(release, 'regressed')}
          title={`${formatExact(regressedIssues)} issues came back in it: see those that are still back`}
        >
          <Shape name="triangle" tone="ni" size={8} /> {formatCount(regressedIssues)} back
        </Link>
      )}
      {resolvedIssues > 0 && (
        <Link
          {...list}
          search={issuesOf(release, 'resolved')}
          title={`${formatExact(resolvedIssues)} issues stand resolved in it: see those with events in the time range`}
        >
          <Shape name="circle" tone="good" size={8} /> {formatCount(resolvedIssues)} resolved
        </Link>
      )}
    </span>
  )
}
