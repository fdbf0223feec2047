import type { IssueDetail } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { issueEventQuery } from '../../../api/issue.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { windowOf } from '../../../search/time-window.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Breadcrumbs } from './Breadcrumbs.tsx'
import { EventNavigator } from './EventNavigator.tsx'
import { StackPanel } from '../stack/StackPanel.tsx'
import styles from './EventColumn.module.css'

export function EventColumn({ issue, which }: { issue: IssueDetail; which: string }) {
  const { slug } = useProject()
  const window = windowOf(useSearch({ strict: false }))
  const query = useQuery(issueEventQuery(slug, { id: issue.shortId, which }, window))
  if (query.isError && query.data === undefined) {
    return <QueryError error={query.error} onRetry={() => void query.refetch()} />
  }
  return (
    <div className={styles.column} aria-busy={query.isFetching}>
      <EventNavigator issue={issue} event={query.data} which={which} />
      {query.data === undefined ? (
        <Skeleton height={480} />
      ) : (
        <>
          {/* Which frames are open belongs to one event, not to the next. */}
          <StackPanel key={query.data.eventId} issue={issue} event={query.data} />
          <Breadcrumbs event={query.data} />
        </>
      )}
    </div>
  )
}
