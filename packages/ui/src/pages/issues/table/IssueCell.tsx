import type { IssueSummary } from '@seismo/ingest/api'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { formatCount, formatExact } from '../../../format/numbers.ts'
import { Sparkline } from '../../../ui/Sparkline.tsx'
import { ValueLink } from '../../../components/filter/ValueLink.tsx'
import type { Column } from '../use-display.ts'
import styles from './IssueRow.module.css'

export function IssueCell({ issue, column }: { issue: IssueSummary; column: Column }) {
  switch (column) {
    case 'trend':
      return (
        <td className={styles.trend} data-column={column}>
          <Sparkline
            values={issue.trend}
            label={`Trend: at most ${formatExact(Math.max(0, ...issue.trend))} events at once`}
          />
        </td>
      )
    case 'events':
    case 'users':
    case 'sessions':
      return <Count column={column} n={issue[column]} />
    case 'last-seen':
      return <Seen column={column} at={issue.lastSeen} />
    case 'first-seen':
      return <Seen column={column} at={issue.firstSeen} />
    case 'assignee':
      return <Assignee name={issue.assignee} />
  }
}

function Count({ column, n }: { column: 'events' | 'users' | 'sessions'; n: number }) {
  return (
    <td className={styles.number} data-column={column} title={formatExact(n)}>
      {formatCount(n)} <span className={styles.unit}>{n === 1 ? column.slice(0, -1) : column}</span>
    </td>
  )
}

function Seen({ column, at }: { column: Column; at: number }) {
  return (
    <td className={styles.number} data-column={column}>
      <RelativeTime at={at} />
    </td>
  )
}

function Assignee({ name }: { name: string | null }) {
  return (
    <td className={styles.assignee} data-column="assignee">
      {name === null ? (
        <span aria-hidden="true">—</span>
      ) : (
        <ValueLink filterKey="assigned" value={name} className={styles.value}>
          <bdi>{name}</bdi>
        </ValueLink>
      )}
    </td>
  )
}
