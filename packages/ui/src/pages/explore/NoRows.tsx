import { datasetOf } from '@seismo/ingest/explore'
import { FilterX, SearchX } from 'lucide-react'
import { LinkButton } from '../../components/LinkButton.tsx'
import type { ExploreFilter } from '../../search/explore-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

export function NoRows({ filter: { q, dataset, window } }: { filter: ExploreFilter }) {
  const isFiltered = q !== ''
  return (
    <EmptyState
      icon={isFiltered ? <FilterX size={18} /> : <SearchX size={18} />}
      title={isFiltered ? 'No row fits all of the conditions' : 'No rows in this time range'}
      actions={
        <>
          {isFiltered && (
            <LinkButton to="." search={(old) => ({ ...old, q: undefined })}>
              Drop the conditions
            </LinkButton>
          )}
          {window.from !== '-30d' && (
            <LinkButton to="." search={(old) => ({ ...old, from: '-30d', to: undefined })}>
              Look at 30 days
            </LinkButton>
          )}
        </>
      }
    >
      {`${datasetOf(dataset).label} of “${windowLabel(window)}”.`}
    </EmptyState>
  )
}
