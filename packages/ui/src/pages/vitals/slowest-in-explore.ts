import type { VitalName } from '@seismo/ingest/api'
import type { ExploreSearch } from '../../search/explore-search.ts'
import { exploreTerms } from '../../search/explore-terms.ts'
import type { VitalsFilter } from '../../search/vitals-search.ts'

/** The single values in Explore, the slowest first; undefined where it has no words for them. */
export function slowestInExplore(
  metric: VitalName,
  { window, device, signals }: VitalsFilter,
): ExploreSearch | undefined {
  const q = exploreTerms('vitals', [{ key: 'metric', value: metric }], {
    ...signals,
    device: device === 'all' ? undefined : device,
  })
  return q === undefined
    ? undefined
    : { ...window, dataset: 'vitals', as: 'samples', rows: 'value', q }
}
