import type { IssueDetail } from '@seismo/ingest/api'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { stateLine } from './state-line.ts'
import styles from './StateLine.module.css'

export function StateLine({ issue }: { issue: IssueDetail }) {
  const line = stateLine(issue)
  if (line === undefined && issue.assignee === null) return null
  return (
    <p className={styles.line}>
      {line !== undefined && (
        <span>
          {line.head}
          {line.actor !== '' && (
            <>
              {' '}
              by <bdi>{line.actor}</bdi>
            </>
          )}
          {line.rest !== '' && (
            <>
              {' '}
              <bdi>{line.rest}</bdi>
            </>
          )}
          {line.at !== undefined && (
            <>
              {', '}
              <RelativeTime at={line.at} />
            </>
          )}
        </span>
      )}
      {issue.assignee !== null && (
        <span>
          Assigned to <bdi>{issue.assignee}</bdi>
        </span>
      )}
    </p>
  )
}
