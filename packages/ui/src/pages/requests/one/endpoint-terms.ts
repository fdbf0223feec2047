import { exploreTerms } from '../../../search/explore-terms.ts'
import type { EndpointName, RequestsFilter } from '../../../search/requests-search.ts'

/** The same rows in the words of Explore; undefined where it has none for them. */
export function endpointTerms(
  { method, target, operation }: EndpointName,
  signals: RequestsFilter['signals'],
): string | undefined {
  const own = [
    { key: 'method', value: method },
    { key: 'target', value: target },
    ...(operation === '' ? [] : [{ key: 'operation', value: operation }]),
  ]
  return exploreTerms('requests', own, signals)
}
