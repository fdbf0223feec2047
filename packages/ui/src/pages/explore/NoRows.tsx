import { datasetOf } from '@seismo/ingest/explore'
import { useQueries } from '@tanstack/react-query'
import { FilterX, SearchX } from 'lucide-react'
import { exploreQuery } from '../../api/explore.ts'
import { DropLinks, WorstDrop } from '../../components/filter/DropLinks.tsx'
import { mostFirst, type Drop } from '../../components/filter/most-first.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { useProject } from '../../components/use-project.ts'
import type { ExploreFilter } from '../../search/explore-search.ts'
import { filterChips, withoutChip } from '../../search/filter-terms.ts'
import { windowLabel } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** Each is a question of its own. */
const MOST = 4

/** Nothing was there, or a condition took it away: says which one takes most, and offers to drop it. */
export function NoRows({ filter }: { filter: ExploreFilter }) {
  const { q, dataset, window } = filter
  const drops = mostFirst(useDrops(filter))
  const isFiltered = q !== ''
  return (
    <EmptyState
      icon={isFiltered ? <FilterX size={18} /> : <SearchX size={18} />}
      title={isFiltered ? 'No row fits all of the conditions' : 'No rows in this time range'}
      actions={
        <>
          <DropLinks drops={drops} />
          {window.from !== '-30d' && (
            <LinkButton to="." search={(old) => ({ ...old, from: '-30d', to: undefined })}>
              Look at 30 days
            </LinkButton>
          )}
        </>
      }
    >
      {`${datasetOf(dataset).label} of “${windowLabel(window)}”.`}
      <WorstDrop drops={drops} />
    </EmptyState>
  )
}

/** How many rows there are without each of the conditions. */
function useDrops(filter: ExploreFilter): Drop[] {
  const { slug } = useProject()
  const chips = filterChips(filter.q).slice(0, MOST)
  const rests = chips.map((chip) => withoutChip(filter.q, chip))
  const counted = { ...filter, look: 'table', measure: { is: 'count' }, group: [] } as const
  const answers = useQueries({
    queries: rests.map((q) => exploreQuery(slug, { ...counted, q })),
  })
  return chips.map(({ text }, index) => ({
    text,
    q: rests[index] ?? '',
    found: answers[index]?.data?.n,
    more: answers[index]?.data?.partial === true,
  }))
}
