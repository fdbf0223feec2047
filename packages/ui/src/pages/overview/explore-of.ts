import type { OverviewFill, OverviewGroup, OverviewShow } from '@seismo/ingest/api'
import type { DatasetKey } from '@seismo/ingest/explore'
import type { ExploreSearch } from '../../search/explore-search.ts'
import { exploreTerms } from '../../search/explore-terms.ts'
import type { OverviewFilter } from '../../search/overview-search.ts'
import { FIELDS } from './fields.ts'

/** The same numbers in Explore; undefined where it has none for them. */
export function exploreOf(
  filter: Pick<OverviewFilter, 'show' | 'fill' | 'group' | 'environment'>,
): ExploreSearch | undefined {
  const question = questionOf(filter.fill)
  const field = fieldOf(filter.show)
  if (question === undefined || field === undefined) return undefined
  const { dataset, measure, metric } = question
  const own = metric === undefined ? [] : [{ key: 'metric', value: metric }]
  const q = exploreTerms(dataset, own, { environment: filter.environment })
  if (q === undefined) return undefined
  return {
    ...{ dataset, measure, group: [field, ...groupFields(filter.group)].join(',') },
    ...(q !== '' && { q }),
  }
}

interface Question {
  dataset: DatasetKey
  measure: string
  metric?: string
}

function questionOf(fill: OverviewFill): Question | undefined {
  switch (fill) {
    case 'errors':
      return { dataset: 'errors', measure: 'count' }
    case 'request-p95':
      return { dataset: 'requests', measure: 'p95(duration)' }
    case 'failure-rate':
      return { dataset: 'requests', measure: 'share' }
    // Of two datasets, of two bounds, and of no page: one question cannot ask for them.
    case 'error-rate':
    case 'apdex':
    case 'cpu':
      return undefined
    default:
      return { dataset: 'vitals', measure: 'p75(value)', metric: fill }
  }
}

/** Rows name the address that they went to, not its host alone. */
function fieldOf(show: OverviewShow): string | undefined {
  if (show === 'servers') return undefined
  return show === 'issues' ? 'issue' : FIELDS[show]
}

function groupFields(group: OverviewGroup): string[] {
  return group === 'none' || group === 'path' ? [] : [group]
}
