import type { ReleaseSummary } from '@seismo/ingest/api'
import { formatCount, formatExact } from '../../format/numbers.ts'
import { Shape } from '../../ui/Shape.tsx'
import styles from './IssueCounts.module.css'

type Counts = Pick<ReleaseSummary, 'newIssues' | 'regressedIssues' | 'resolvedIssues'>

/** A word stands beside each shape: a colour alone says nothing to some. */
export function IssueCounts({ newIssues, regressedIssues, resolvedIssues }: Counts) {
  if (newIssues + regressedIssues + resolvedIssues === 0) {
    return <span className={styles.none}>no new issues</span>
  }
  return (
    <span className={styles.counts}>
      {newIssues > 0 && (
        <span title={`${formatExact(newIssues)} issues were seen first in it`}>
          <Shape name="square" tone="poor" size={8} /> {formatCount(newIssues)} new
        </span>
      )}
      {regressedIssues > 0 && (
        <span title={`${formatExact(regressedIssues)} issues came back in it`}>
          <Shape name="triangle" tone="ni" size={8} /> {formatCount(regressedIssues)} back
        </span>
      )}
      {resolvedIssues > 0 && (
        <span title={`${formatExact(resolvedIssues)} issues stand resolved in it`}>
          <Shape name="circle" tone="good" size={8} /> {formatCount(resolvedIssues)} resolved
        </span>
      )}
    </span>
  )
}
