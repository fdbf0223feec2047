import type { StreamEvent } from '@seismo/ingest/api'

export type StaleKey = readonly string[]

/** Which cached answers an event makes old; `projectNumber` is the project on the screen. */
export function staleKeys(event: StreamEvent, projectNumber: number): StaleKey[] {
  if (event.is === 'alert') return [['alerts'], ['alert-history']]
  if (event.is === 'first-event') return [['session'], ['issues'], ['newest-issue']]
  if (event.projectId !== projectNumber) return []
  if (event.is === 'issue') return [['issues'], ['newest-issue']]
  if (event.is === 'issue-state') return [['issues'], ['issue']]
  return Object.keys(event.kinds).flatMap((kind) => byKind[kind] ?? [])
}

const byKind: Record<string, StaleKey[]> = {
  error: [['issues'], ['issue']],
  request: [['requests']],
  vital: [['vitals']],
}
