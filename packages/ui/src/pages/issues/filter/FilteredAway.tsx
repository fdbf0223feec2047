import { useQueries } from '@tanstack/react-query'
import { FilterX } from 'lucide-react'
import { issuesSampleQuery } from '../../../api/issues.ts'
import { DropLinks, WorstDrop } from '../../../components/filter/DropLinks.tsx'
import { mostFirst } from '../../../components/filter/most-first.ts'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { useProject } from '../../../components/use-project.ts'
import { filterChips, withoutChip } from '../../../search/filter-terms.ts'
import { VIEW_LABELS } from '../../../search/issue-views.ts'
import type { IssuesFilter } from '../../../search/issues-search.ts'
import { windowLabel } from '../../../search/time-window.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'

/** More than these, and asking what each takes away would be a burden on the service. */
const MOST = 8

/** Nothing fits: says which condition takes most away, and offers to drop it. */
export function FilteredAway({ filter }: { filter: IssuesFilter }) {
  const drops = mostFirst(useDrops(filter))
  return (
    <EmptyState
      icon={<FilterX size={18} />}
      title="Nothing matches the filter"
      actions={
        <>
          <DropLinks drops={drops} />
          <LinkButton to="." search={(old) => ({ ...old, from: '-30d', to: undefined })}>
            Look at 30 days
          </LinkButton>
        </>
      }
    >
      {`No issue under “${VIEW_LABELS[filter.view]}” of “${windowLabel(filter.window)}” fits all of it.`}
      <WorstDrop drops={drops} />
    </EmptyState>
  )
}

function useDrops(filter: IssuesFilter) {
  const { slug } = useProject()
  const chips = filterChips(filter.q).slice(0, MOST)
  const rests = chips.map((chip) => withoutChip(filter.q, chip))
  const answers = useQueries({
    queries: rests.map((q) => issuesSampleQuery(slug, { ...filter, q })),
  })
  return chips.map(({ text }, index) => ({
    text,
    q: rests[index] ?? '',
    found: answers[index]?.data?.items.length,
    more: answers[index]?.data?.next !== undefined,
  }))
}
