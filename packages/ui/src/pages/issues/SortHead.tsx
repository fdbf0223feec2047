import { Link } from '@tanstack/react-router'
import { ArrowDown } from 'lucide-react'
import type { IssueSort } from '../../search/issues-search.ts'
import { SORT_LABELS } from './IssuesToolbar.tsx'
import styles from './SortHead.module.css'

/** A link, because the order is part of the address. */
export function SortHead({ by, sort }: { by: IssueSort; sort: IssueSort }) {
  const isSorted = by === sort
  return (
    <th className={styles.head} data-column={by} aria-sort={isSorted ? 'descending' : undefined}>
      <Link to="." search={(old) => ({ ...old, sort: by })} className={styles.link} preload={false}>
        {isSorted && <ArrowDown size={12} aria-hidden="true" />}
        {SORT_LABELS[by]}
      </Link>
    </th>
  )
}
