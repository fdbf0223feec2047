import type { PrometheusCheck } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

/** Asks the Prometheus of the settings anew; only admins may. */
export function prometheusCheckQuery() {
  return queryOptions({
    queryKey: ['prometheus-check'],
    queryFn: () => client.send<PrometheusCheck>('POST', '/api/prometheus/check'),
    staleTime: 60_000,
  })
}
