import type { EndpointStats } from '@seismo/ingest/api'

const SHOWN = 8

/** Those that failed most, and then the slowest. */
export function worstEndpoints(endpoints: readonly EndpointStats[]): EndpointStats[] {
  const failing = endpoints.filter(({ failed }) => failed > 0)
  const rest = endpoints.filter(({ failed }) => failed === 0)
  return [
    ...failing.toSorted((a, b) => b.failed - a.failed),
    ...rest.toSorted((a, b) => b.p95Ms - a.p95Ms),
  ].slice(0, SHOWN)
}
