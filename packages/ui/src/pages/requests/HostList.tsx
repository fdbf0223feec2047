import { useInfiniteQuery } from '@tanstack/react-query'
import { hostsQuery } from '../../api/requests.ts'
import { useProject } from '../../components/use-project.ts'
import type { RequestsFilter } from '../../search/requests-search.ts'
import { FigureTable } from './FigureTable.tsx'
import { HostRow } from './HostRow.tsx'

/** Whom the pages ask: their own site, and others. */
export function HostList({ filter }: { filter: RequestsFilter }) {
  const { slug } = useProject()
  const query = useInfiniteQuery(hostsQuery(slug, filter))
  return (
    <FigureTable
      {...{ query, filter, head: 'Host', caption: 'Requests by host' }}
      rowOf={(host) => <HostRow key={host.host} host={host} />}
    />
  )
}
