import { IMPACT } from '@seismo/ingest/search'
import { useNavigate } from '@tanstack/react-router'
import { ArrowDownWideNarrow } from 'lucide-react'
import { ISSUE_SORTS, type IssueSort } from '../../search/issues-search.ts'
import { Button } from '../../ui/Button.tsx'
import { Hidden } from '../../ui/Hidden.tsx'
import { choice } from '../../ui/menu-entries.ts'
import { Menu } from '../../ui/Menu.tsx'
import { formatSpan } from '../../format/time.ts'
import { SORT_LABELS } from './sort-labels.ts'

/** No order is a secret: this is all that counts. */
const IMPACT_WORDS = [
  'Impact = users × recency × severity.',
  `Recency halves with every ${formatSpan(IMPACT.halfLifeMs)} without an event;`,
  `low priority counts ${IMPACT.severity.low} of high;`,
  `where users are unknown, each event counts as ${IMPACT.usersOfEvents} of one.`,
].join(' ')

export function SortMenu({ sort }: { sort: IssueSort }) {
  const navigate = useNavigate()
  return (
    <Menu
      trigger={(props) => (
        <Button {...props} title={sort === 'impact' ? IMPACT_WORDS : 'Order of the list'}>
          <ArrowDownWideNarrow size={14} aria-hidden="true" />
          <Hidden>Sorted by </Hidden>
          {SORT_LABELS[sort]}
        </Button>
      )}
      entries={[
        { is: 'label', text: 'Sort by' },
        choice({
          label: 'Sort by',
          value: sort,
          options: ISSUE_SORTS.map((value) => ({
            value,
            label: SORT_LABELS[value],
            ...(value === 'impact' && { title: IMPACT_WORDS }),
          })),
          onChange: (next) => void navigate({ to: '.', search: (old) => ({ ...old, sort: next }) }),
        }),
      ]}
    />
  )
}
