import type { EndpointStats } from '@seismo/ingest/api'

/** For tests: what each is not about stays out of it. */
export function anEndpoint(given: Partial<EndpointStats> = {}): EndpointStats {
  return {
    ...{ method: 'GET', target: 'https://shop.example/api/cart', operation: '' },
    ...{ n: 100, seen: 100, failed: 0, failureRate: 0, lastSeen: 0 },
    ...{ p50Ms: 1, p75Ms: 1, p95Ms: 1, transferBytes: null, cached: null },
    ...{ firstParty: true, page: '/cart', pages: 1 },
    ...given,
  }
}
