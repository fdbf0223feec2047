import { vocabularyOf } from '@seismo/ingest/explore'
import { readRef } from '@seismo/ingest/search'
import type { RequestsFilter } from '../../../search/requests-search.ts'
import type { EndpointName } from '../../../search/requests-search.ts'
import { withValue } from '../../../search/filter-terms.ts'

/** Beyond it the address of Explore is cut. */
const LONGEST = 500

/** The same rows in the words of Explore; undefined where it has none for them. */
export function exploreTerms(
  { method, target, operation }: EndpointName,
  { device, environment, release, page }: RequestsFilter['signals'],
): string | undefined {
  const ref = page === undefined ? undefined : readRef(page)
  // Tablets count as mobile here, and a page of a very long name goes by its hash.
  if (device === 'mobile' || (ref !== undefined && !('name' in ref))) return undefined
  const terms = [
    ...([
      ['method', method],
      ['target', target],
    ] as const),
    ...(operation === '' ? [] : [['operation', operation] as const]),
    ...(device === undefined ? [] : [['device', device] as const]),
    ...(environment === undefined ? [] : [['environment', environment] as const]),
    ...(release === undefined ? [] : [['release', release] as const]),
    ...(ref === undefined ? [] : [['page', ref.name] as const]),
  ]
  const q = terms.reduce((text, [key, value]) => withValue(text, { key, value }, VOCABULARY), '')
  return q.length > LONGEST ? undefined : q
}

const VOCABULARY = vocabularyOf('requests')
