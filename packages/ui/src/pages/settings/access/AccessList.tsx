import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { QueryError } from '../../../components/QueryError.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import styles from './AccessList.module.css'

interface AccessListProps<Item> {
  query: UseQueryResult<{ items: Item[] }>
  /** Where there are none. */
  empty: string
  rowOf: (item: Item) => ReactNode
}

export function AccessList<Item>({ query, empty, rowOf }: AccessListProps<Item>) {
  if (query.isPending) {
    return (
      <div className={styles.aside}>
        <Skeleton height={32} />
      </div>
    )
  }
  if (query.data === undefined) {
    return <QueryError error={query.error} onRetry={() => void query.refetch()} />
  }
  if (query.data.items.length === 0) return <p className={styles.aside}>{empty}</p>
  return <ul>{query.data.items.map(rowOf)}</ul>
}
