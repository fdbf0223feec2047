import { Link } from '@tanstack/react-router'
import { ArrowDown } from 'lucide-react'
import type { IssueSort } from '../../../search/issues-search.ts'
import { SORT_LABELS } from '../sort-labels.ts'
import styles from './IssueTable.module.css'

/** A link, because the order is part of the address. */
export function SortHead({ by, sort }: { by: IssueSort; sort: IssueSort }) {
  const isSorted = by === sort
  return (
    <th className={styles.number} data-column={by} aria-sort={isSorted ? 'descending' : undefined}>
      <Link to="." search={(old) => ({ ...old, sort: by })} className={styles.sort} preload={false}>
        {isSorted && <ArrowDown size={12} aria-hidden="true" />}
        {SORT_LABELS[by]}
      </Link>
    </th>
  )
}
