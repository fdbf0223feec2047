import type { VitalName, VitalStats } from '@seismo/ingest/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Breakdown, VitalsFilter } from '../search/vitals-search.ts'
import { client, type Query } from './client.ts'

export function vitalsQuery(project: string, filter: VitalsFilter) {
  const query = toQuery(project, filter)
  return queryOptions({
    queryKey: ['vitals', query],
    queryFn: ({ signal }) => client.get<{ items: VitalStats[] }>('/api/vitals', query, signal),
    placeholderData: keepPreviousData,
  })
}

export function vitalBreakdownQuery(
  project: string,
  filter: VitalsFilter,
  { metric, by }: { metric: VitalName; by: Breakdown },
) {
  const query = { ...toQuery(project, filter), metric, by, limit: 200 }
  return queryOptions({
    queryKey: ['vitals', query],
    queryFn: ({ signal }) => client.get<{ items: VitalStats[] }>('/api/vitals', query, signal),
    placeholderData: keepPreviousData,
  })
}

function toQuery(project: string, { window, percentile, device }: VitalsFilter): Query {
  return { project, ...window, percentile, device: device === 'all' ? undefined : device }
}
