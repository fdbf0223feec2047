import type { Dataset, OverviewFill } from '@seismo/ingest/api'
import type { LooksProps } from '../../components/correlation/Looks.tsx'
import { VITALS } from '../../search/vitals-search.ts'
import { oneOf } from '../../search/one-of.ts'
import type { OverviewFilter } from '../../search/overview-search.ts'

/** What a part of the time is compared in, and what else moved, of what squares are filled by. */
export function looksOf(
  { fill, window }: Pick<OverviewFilter, 'fill' | 'window'>,
  rise: string | undefined,
): LooksProps {
  return { dataset: datasetOf(fill), ask: { signal: { signal: signalOf(fill) }, window, rise } }
}

/** What it is counted of; processors are looked at beside requests. */
export function datasetOf(fill: OverviewFill): Exclude<Dataset, 'pageviews'> {
  if (oneOf(VITALS, fill) !== undefined) return 'vitals'
  return fill === 'errors' || fill === 'error-rate' ? 'errors' : 'requests'
}

function signalOf(fill: OverviewFill): string {
  const dataset = datasetOf(fill)
  return dataset === 'vitals' ? `vital:${fill}` : dataset
}
