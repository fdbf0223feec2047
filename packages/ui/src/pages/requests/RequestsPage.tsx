import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Globe } from 'lucide-react'
import { requestsQuery } from '../../api/requests.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { QueryError } from '../../components/QueryError.tsx'
import { SignalChips } from '../../components/SignalChips.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatExact } from '../../format/numbers.ts'
import { signalQuery } from '../../search/signal-search.ts'
import { windowLabel, windowOf, type TimeWindow } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { RequestLooks } from './RequestLooks.tsx'
import { RequestTable } from './RequestTable.tsx'
import { sortRequests } from './sort-requests.ts'
import styles from './RequestsPage.module.css'

const route = getRouteApi('/authed/p/$project/requests')

export function RequestsPage() {
  const { slug, name } = useProject()
  const search = route.useSearch()
  const window = windowOf(search)
  const signals = signalQuery(search)
  const sort = search.order ?? 'failed'
  const query = useQuery(requestsQuery(slug, window, signals))
  const requests = query.data && sortRequests(query.data.items, sort)
  const failed = requests?.reduce((sum, one) => sum + one.n, 0) ?? 0

  return (
    <div>
      <title>{`Requests · ${name} · Seismo`}</title>
      <header className={styles.header}>
        <h1>Failed requests</h1>
        <p className={styles.note}>
          {failed > 0 && `${formatExact(failed)} failed · ${windowLabel(window)}`}
        </p>
        <SignalChips values={signals} />
      </header>
      {query.isError && requests === undefined && (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {requests?.length === 0 && <NoRequests window={window} />}
      {(query.isPending || (requests !== undefined && requests.length > 0)) && (
        <>
          <RequestLooks requests={requests ?? []} />
          <RequestTable requests={requests} sort={sort} stale={query.isPlaceholderData} />
        </>
      )}
    </div>
  )
}

function NoRequests({ window }: { window: TimeWindow }) {
  return (
    <EmptyState
      icon={<Globe size={18} />}
      title="No failed requests"
      actions={
        window.from !== '-30d' && (
          <LinkButton to="." search={(old) => ({ ...old, from: '-30d', to: undefined })}>
            Look at 30 days
          </LinkButton>
        )
      }
    >
      Every fetch and XHR Seismo saw in “{windowLabel(window)}” was answered below status 400.
    </EmptyState>
  )
}
