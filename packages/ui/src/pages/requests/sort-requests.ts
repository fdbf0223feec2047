import type { RequestStats } from '@seismo/ingest/api'
import type { RequestSort } from '../../search/requests-search.ts'

const numberOf: Record<RequestSort, (request: RequestStats) => number> = {
  failed: (request) => request.n,
  sessions: (request) => request.sessions,
  p50: (request) => request.p50Ms,
  p95: (request) => request.p95Ms,
  'last-seen': (request) => request.lastSeen,
}

/** The most of it first. */
export function sortRequests(requests: readonly RequestStats[], by: RequestSort): RequestStats[] {
  return requests.toSorted((a, b) => numberOf[by](b) - numberOf[by](a))
}
