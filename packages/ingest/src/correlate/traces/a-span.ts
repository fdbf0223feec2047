import type { Span } from './span.ts'

/** A second of some service's work; for tests. */
export function aSpan(given: Partial<Span> = {}): Span {
  return {
    ...{ spanId: 'a', parentId: '', service: 'shop', host: 'shop-1', operation: 'GET /' },
    ...{ kind: 'server', startUs: 0, durationUs: 1_000_000, isFailed: false, tags: [] },
    ...given,
  }
}
