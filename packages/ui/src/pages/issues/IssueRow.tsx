import type { IssueSummary } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { releaseSpan } from '../../components/release-span.ts'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { severityOf } from '../../components/severity.ts'
import { StateBadge } from '../../components/StateBadge.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatCount, formatExact } from '../../format/numbers.ts'
import { cx } from '../../ui/cx.ts'
import { Shape } from '../../ui/Shape.tsx'
import { Sparkline } from '../../ui/Sparkline.tsx'
import type { Selection } from './use-selection.ts'
import styles from './IssueRow.module.css'

interface IssueRowProps {
  issue: IssueSummary
  /** Undefined for those who may not change an issue. */
  selection: Selection | undefined
}

export function IssueRow({ issue, selection }: IssueRowProps) {
  const { shape, tone, word } = severityOf(issue.class)
  return (
    <tr className={styles.row} data-issue={issue.id} data-selected={selection?.has(issue.id)}>
      {selection && (
        <td className={styles.check}>
          <input
            type="checkbox"
            aria-label={`Select ${issue.shortId}`}
            checked={selection.has(issue.id)}
            onChange={() => selection.toggle(issue.id)}
          />
        </td>
      )}
      <td className={styles.severity}>
        <span className={styles.kind}>
          <Shape name={shape} tone={tone} /> {word}
        </span>
      </td>
      <td className={styles.issue}>
        <Title issue={issue} />
        <Where issue={issue} />
      </td>
      <td className={styles.trend}>
        <Sparkline
          values={issue.trend}
          label={`Trend: at most ${formatExact(Math.max(0, ...issue.trend))} events at once`}
        />
      </td>
      <Counters issue={issue} />
    </tr>
  )
}

function Title({ issue }: { issue: IssueSummary }) {
  const { slug } = useProject()
  return (
    <Link
      to="/p/$project/issues/$issueId"
      params={{ project: slug, issueId: issue.shortId }}
      search={(old) => old}
      className={styles.link}
    >
      <bdi className={styles.type}>{issue.type}</bdi>{' '}
      <bdi className={styles.message}>{issue.message}</bdi>
    </Link>
  )
}

function Where({ issue }: { issue: IssueSummary }) {
  return (
    <span className={styles.where}>
      <StateBadge issue={issue} />
      <Part className={styles.culprit} text={issue.culprit} />
      <Part className={styles.place} text={issue.page} />
      <Part className={styles.release} text={releaseSpan(issue)} />
    </span>
  )
}

function Part({ className, text }: { className: string | undefined; text: string }) {
  if (text === '') return null
  return (
    <span className={cx(styles.part, className)} title={text}>
      <bdi>{text}</bdi>
    </span>
  )
}

function Counters({ issue }: { issue: IssueSummary }) {
  return (
    <>
      <td className={styles.number} data-column="events" title={formatExact(issue.events)}>
        {formatCount(issue.events)}{' '}
        <span className={styles.unit}>{issue.events === 1 ? 'event' : 'events'}</span>
      </td>
      <td className={styles.number} data-column="users" title={formatExact(issue.users)}>
        {formatCount(issue.users)}{' '}
        <span className={styles.unit}>{issue.users === 1 ? 'user' : 'users'}</span>
      </td>
      <td className={styles.number} data-column="last-seen">
        <RelativeTime at={issue.lastSeen} />
      </td>
      <td className={styles.number} data-column="first-seen">
        <RelativeTime at={issue.firstSeen} />
      </td>
    </>
  )
}
