import type { EventSummary, IssueDetail } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { QueryError } from '../../../components/QueryError.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { useProject } from '../../../components/use-project.ts'
import { Button } from '../../../ui/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import styles from './EventList.module.css'
import { useFilteredEvents } from './use-shown-event.ts'

/** Every event of the issue in the time range, with the filter applied; a row opens its event. */
export function EventList({ issue }: { issue: IssueDetail }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useFilteredEvents(issue.shortId, true)
  if (data === undefined && error !== null) {
    return <QueryError error={error} onRetry={() => void refetch()} />
  }
  const rows = data?.pages.flatMap((page) => page.items)
  if (rows === undefined) return <Skeleton height={480} />
  return (
    <Panel title="Events" note={`${rows.length}${hasNextPage ? '+' : ''}, newest first`} flush>
      {rows.length === 0 ? (
        <p className={styles.none}>No event in this time range is like that.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.time}>Time</th>
              <th>Release</th>
              <th>Browser</th>
              <th>User</th>
              <th className={styles.page}>Page</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((event) => (
              <Row key={event.eventId} issue={issue} event={event} />
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <div className={styles.more}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? 'Loading…' : 'Show more events'}
          </Button>
        </div>
      )}
    </Panel>
  )
}

function Row({ issue, event }: { issue: IssueDetail; event: EventSummary }) {
  const { slug } = useProject()
  const { browser, os } = event
  return (
    <tr className={styles.row}>
      <td className={styles.time}>
        <Link
          to="/p/$project/issues/$issueId/e/$event"
          params={{ project: slug, issueId: issue.shortId, event: event.eventId }}
          search={(old) => ({ ...old, tab: undefined })}
          resetScroll={false}
          className={styles.link}
        >
          <RelativeTime at={event.at} />
        </Link>
      </td>
      <Cell name="Release" text={event.release} />
      <Cell name="Browser" text={[browser, os].filter((part) => part !== '').join(' · ')} />
      <Cell name="User" text={event.user} />
      <Cell name="Page" text={event.page} className={styles.page} />
    </tr>
  )
}

interface CellProps {
  name: string
  text: string
  className?: string | undefined
}

function Cell({ name, text, className }: CellProps) {
  return (
    <td
      className={cx(styles.cell, className)}
      data-name={name}
      data-empty={text === ''}
      title={text}
    >
      <bdi>{text === '' ? '—' : text}</bdi>
    </td>
  )
}
