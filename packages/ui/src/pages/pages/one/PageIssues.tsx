import type { IssueSummary } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { issuesSampleQuery } from '../../../api/issues.ts'
import { IssuesOfPage } from '../../../components/IssuesOfPage.tsx'
import { QueryError } from '../../../components/QueryError.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatCount, formatExact } from '../../../format/numbers.ts'
import { withValue } from '../../../search/filter-terms.ts'
import type { TimeWindow } from '../../../search/time-window.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import styles from './PageIssues.module.css'

const SHOWN = 6
/** What the service takes. */
const LONGEST_FILTER = 500

export function PageIssues({ page, window }: { page: string; window: TimeWindow }) {
  const { slug } = useProject()
  const q = withValue('', { key: 'page', value: page })
  const isAsked = q.length <= LONGEST_FILTER
  const query = useQuery({
    ...issuesSampleQuery(slug, { window, view: 'open', sort: 'impact', q }),
    enabled: isAsked,
  })
  return (
    <Panel
      title="Top issues"
      note="Open ones with an event here; counted on all pages"
      actions={
        <IssuesOfPage page={page} className={styles.all}>
          All
        </IssuesOfPage>
      }
      flush
    >
      {query.isError && <QueryError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isLoading && <Skeleton height={200} />}
      {!isAsked && (
        <p className={styles.none}>The name of this page is too long to look for its issues.</p>
      )}
      {query.data?.items.length === 0 && (
        <p className={styles.none}>No open issue has an event on this page.</p>
      )}
      <ul>
        {query.data?.items.slice(0, SHOWN).map((issue) => (
          <IssueLine key={issue.id} issue={issue} />
        ))}
      </ul>
    </Panel>
  )
}

function IssueLine({ issue }: { issue: IssueSummary }) {
  const { slug } = useProject()
  const { id, shortId, type, message, culprit, events, lastSeen } = issue
  return (
    <li className={styles.issue}>
      <Shape name="square" tone="poor" size={8} />
      <span className={styles.words}>
        <Link
          to="/p/$project/issues/$issueId"
          params={{ project: slug, issueId: id }}
          className={styles.title}
          title={shortId}
        >
          <strong>{type}</strong> <bdi>{message}</bdi>
        </Link>
        <span className={styles.culprit}>{culprit}</span>
      </span>
      <span className={styles.side}>
        <span title={`${formatExact(events)} events`}>{formatCount(events)}</span>
        <RelativeTime at={lastSeen} />
      </span>
    </li>
  )
}
