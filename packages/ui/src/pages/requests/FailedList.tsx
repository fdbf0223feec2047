import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Globe } from 'lucide-react'
import { requestsQuery } from '../../api/requests.ts'
import { LookBackLink } from '../../components/LookBackLink.tsx'
import { QueryError } from '../../components/QueryError.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatExact } from '../../format/numbers.ts'
import type { RequestsFilter } from '../../search/requests-search.ts'
import { windowLabel, type TimeWindow } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { RequestLooks } from './RequestLooks.tsx'
import { RequestTable } from './RequestTable.tsx'
import { sortRequests } from './sort-requests.ts'
import styles from './RequestsPage.module.css'

const route = getRouteApi('/authed/p/$project/requests')

/** What failed, by what went wrong. */
export function FailedList({ filter: { window, signals } }: { filter: RequestsFilter }) {
  const { slug } = useProject()
  const { order: sort = 'failed' } = route.useSearch()
  const query = useQuery(requestsQuery(slug, window, signals))
  const requests = query.data && sortRequests(query.data.items, sort)
  const failed = requests?.reduce((sum, one) => sum + one.n, 0) ?? 0

  return (
    <>
      {query.isError && requests === undefined && (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {requests?.length === 0 && <NothingFailed window={window} />}
      {(query.isPending || (requests !== undefined && requests.length > 0)) && (
        <>
          <p className={styles.note}>{failed > 0 && `${formatExact(failed)} failed`}</p>
          <RequestLooks requests={requests ?? []} />
          <RequestTable requests={requests} sort={sort} stale={query.isPlaceholderData} />
        </>
      )}
    </>
  )
}

function NothingFailed({ window }: { window: TimeWindow }) {
  return (
    <EmptyState
      icon={<Globe size={18} />}
      title="No failed requests"
      actions={<LookBackLink kept="requests" window={window} />}
    >
      Every fetch and XHR Seismo saw in “{windowLabel(window)}” was answered below status 400.
    </EmptyState>
  )
}
