import type { AuditEntry } from '@seismo/ingest/api'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

interface AuditPage {
  items: AuditEntry[]
  next?: string
}

export function auditQuery() {
  return infiniteQueryOptions({
    queryKey: ['audit'],
    queryFn: ({ pageParam, signal }) =>
      client.get<AuditPage>('/api/audit', { limit: 50, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    // Read to see what was just done: an answer from before it would not show it.
    staleTime: 0,
  })
}
