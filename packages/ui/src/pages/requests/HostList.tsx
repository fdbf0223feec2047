import { useInfiniteQuery } from '@tanstack/react-query'
import { hostsQuery } from '../../api/requests.ts'
import { QueryError } from '../../components/QueryError.tsx'
import { ShowMore } from '../../components/ShowMore.tsx'
import { DataTable } from '../../components/table/DataTable.tsx'
import { useProject } from '../../components/use-project.ts'
import type { RequestsFilter } from '../../search/requests-search.ts'
import { FigureHeads } from './FigureHeads.tsx'
import { HostRow } from './HostRow.tsx'
import { NoRequests } from './NoRequests.tsx'
import styles from './EndpointTable.module.css'

/** Whom the pages ask: their own site, and others. */
export function HostList({ filter }: { filter: RequestsFilter }) {
  const { slug } = useProject()
  const query = useInfiniteQuery(hostsQuery(slug, filter))
  const hosts = query.data?.pages.flatMap(({ items }) => items)
  return (
    <>
      {query.isError && hosts === undefined && (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {hosts?.length === 0 && <NoRequests filter={filter} />}
      {(query.isPending || (hosts !== undefined && hosts.length > 0)) && (
        <DataTable
          caption="Requests by host"
          className={styles.table}
          rows={hosts}
          rowOf={(host) => <HostRow key={host.host} host={host} />}
          stale={query.isPlaceholderData}
          heads={
            <>
              <th>Host</th>
              <FigureHeads sort={filter.sort} />
            </>
          }
        />
      )}
      <ShowMore query={query} />
    </>
  )
}
