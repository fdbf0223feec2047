import { Link } from '@tanstack/react-router'
import { ArrowDown } from 'lucide-react'
import styles from './SortHead.module.css'

interface SortHeadProps<By extends string> {
  /** What the address calls the order of this list. */
  name: 'sort' | 'top' | 'rank' | 'order' | 'most'
  by: By
  /** What the list is sorted by. */
  sort: By
  label: string
  title?: string | undefined
  className?: string | undefined
}

/** A link, because the order is part of the address. */
export function SortHead<By extends string>(props: SortHeadProps<By>) {
  const { name, by, sort, label, title, className } = props
  const isSorted = by === sort
  return (
    <th className={className} data-column={by} aria-sort={isSorted ? 'descending' : undefined}>
      <Link
        to="."
        search={(old) => ({ ...old, [name]: by })}
        className={styles.sort}
        title={title}
        preload={false}
      >
        {isSorted && <ArrowDown size={12} aria-hidden="true" />}
        {label}
      </Link>
    </th>
  )
}
