import type { IssueState } from '@seismo/ingest/api'
import { useNavigate } from '@tanstack/react-router'
import { ArrowDownWideNarrow } from 'lucide-react'
import { ISSUE_SORTS, type IssuesFilter, type IssueSort } from '../../search/issues-search.ts'
import { Button } from '../../ui/Button.tsx'
import { choice } from '../../ui/menu-entries.ts'
import { Menu } from '../../ui/Menu.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { FilterBox } from './FilterBox.tsx'
import styles from './IssuesToolbar.module.css'

const states = [
  { value: 'open', label: 'Open' },
  { value: 'resolved', label: 'Resolved' },
] as const

export const SORT_LABELS: Record<IssueSort, string> = {
  'last-seen': 'Last seen',
  'first-seen': 'First seen',
  events: 'Events',
  users: 'Users',
}

export function IssuesToolbar({ filter }: { filter: IssuesFilter }) {
  const navigate = useNavigate()

  function setState(state: IssueState) {
    void navigate({ to: '.', search: (old) => ({ ...old, state }) })
  }

  return (
    <div className={styles.bar}>
      <h1>Issues</h1>
      <Segmented label="State" options={states} value={filter.state} onChange={setState} />
      <FilterBox q={filter.q} />
      <SortMenu sort={filter.sort} />
    </div>
  )
}

/** On wide screens the column heads sort; where there are no columns, this does. */
function SortMenu({ sort }: { sort: IssueSort }) {
  const navigate = useNavigate()
  return (
    <div className={styles.sort}>
      <Menu
        trigger={(props) => (
          <Button {...props}>
            <ArrowDownWideNarrow size={14} aria-hidden="true" />
            {SORT_LABELS[sort]}
          </Button>
        )}
        entries={[
          choice({
            label: 'Sort by',
            value: sort,
            options: ISSUE_SORTS.map((value) => ({ value, label: SORT_LABELS[value] })),
            onChange: (next) =>
              void navigate({ to: '.', search: (old) => ({ ...old, sort: next }) }),
          }),
        ]}
      />
    </div>
  )
}
