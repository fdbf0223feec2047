import { useInfiniteQuery } from '@tanstack/react-query'
import { endpointsQuery } from '../../api/requests.ts'
import { useProject } from '../../components/use-project.ts'
import type { RequestsFilter } from '../../search/requests-search.ts'
import { EndpointRow } from './EndpointRow.tsx'
import { FigureTable } from './FigureTable.tsx'
import { requestName } from './request-name.ts'

/** All requests by method and address, answered and failed. */
export function EndpointList({ filter }: { filter: RequestsFilter }) {
  const { slug } = useProject()
  const query = useInfiniteQuery(endpointsQuery(slug, filter))
  return (
    <FigureTable
      {...{ query, filter, head: 'Request', caption: 'Requests by method and address' }}
      rowOf={(endpoint) => (
        <EndpointRow key={`${requestName(endpoint)} ${endpoint.operation}`} endpoint={endpoint} />
      )}
    />
  )
}
