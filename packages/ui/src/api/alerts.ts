import type { AlertEntry, AlertStatus } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

export function alertsQuery(project: string) {
  return queryOptions({
    queryKey: ['alerts', project],
    queryFn: ({ signal }) =>
      client.get<{ items: AlertStatus[] }>('/api/alerts', { project }, signal),
    // Rules are evaluated by the clock, so values move without an event on the stream.
    refetchInterval: 30_000,
  })
}

export function alertHistoryQuery(project: string) {
  return queryOptions({
    queryKey: ['alert-history', project],
    queryFn: ({ signal }) =>
      client.get<{ items: AlertEntry[] }>('/api/alerts/history', { project }, signal),
  })
}
