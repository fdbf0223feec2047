import { useInfiniteQuery } from '@tanstack/react-query'
import { endpointsQuery } from '../../api/requests.ts'
import { QueryError } from '../../components/QueryError.tsx'
import { ShowMore } from '../../components/ShowMore.tsx'
import { DataTable } from '../../components/table/DataTable.tsx'
import { useProject } from '../../components/use-project.ts'
import type { RequestsFilter } from '../../search/requests-search.ts'
import { EndpointRow } from './EndpointRow.tsx'
import { FigureHeads } from './FigureHeads.tsx'
import { NoRequests } from './NoRequests.tsx'
import { requestName } from './request-name.ts'
import styles from './EndpointTable.module.css'

/** All requests by method and address, answered and failed. */
export function EndpointList({ filter }: { filter: RequestsFilter }) {
  const { slug } = useProject()
  const query = useInfiniteQuery(endpointsQuery(slug, filter))
  const endpoints = query.data?.pages.flatMap(({ items }) => items)
  return (
    <>
      {query.isError && endpoints === undefined && (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {endpoints?.length === 0 && <NoRequests filter={filter} />}
      {(query.isPending || (endpoints !== undefined && endpoints.length > 0)) && (
        <DataTable
          caption="Requests by method and address"
          className={styles.table}
          rows={endpoints}
          rowOf={(endpoint) => (
            <EndpointRow
              key={`${requestName(endpoint)} ${endpoint.operation}`}
              endpoint={endpoint}
            />
          )}
          stale={query.isPlaceholderData}
          heads={
            <>
              <th>Request</th>
              <FigureHeads sort={filter.sort} />
            </>
          }
        />
      )}
      <ShowMore query={query} />
    </>
  )
}
