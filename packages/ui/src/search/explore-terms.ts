import { vocabularyOf, type DatasetKey } from '@seismo/ingest/explore'
import { readRef } from '@seismo/ingest/search'
import { withValue, type FilterValue } from './filter-terms.ts'
import type { SignalSearch } from './signal-search.ts'

/** Beyond it the address of Explore is cut. */
const LONGEST = 500

interface Signals extends Pick<SignalSearch, 'environment' | 'release' | 'page'> {
  device?: 'mobile' | 'desktop' | undefined
}

/** The same rows in the words of Explore; undefined where it has none for them. */
export function exploreTerms(
  dataset: DatasetKey,
  own: readonly FilterValue[],
  { device, environment, release, page }: Signals,
): string | undefined {
  const ref = page === undefined ? undefined : readRef(page)
  // Tablets count as mobile here, and a page of a very long name goes by its hash.
  if (device === 'mobile' || (ref !== undefined && !('name' in ref))) return undefined
  const signals = { device, environment, release, page: ref?.name }
  const terms = [
    ...own,
    ...Object.entries(signals).flatMap(([key, value]) =>
      value === undefined ? [] : [{ key, value }],
    ),
  ]
  const vocabulary = vocabularyOf(dataset)
  const q = terms.reduce((text, term) => withValue(text, term, vocabulary), '')
  return q.length > LONGEST ? undefined : q
}
