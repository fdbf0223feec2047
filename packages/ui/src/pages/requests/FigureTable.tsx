import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { QueryError } from '../../components/QueryError.tsx'
import { ShowMore } from '../../components/ShowMore.tsx'
import { DataTable } from '../../components/table/DataTable.tsx'
import type { RequestsFilter } from '../../search/requests-search.ts'
import { LOOKING_BACK } from '../../search/look-back.ts'
import { FigureHeads } from './FigureHeads.tsx'
import { NoRequests } from './NoRequests.tsx'
import styles from './EndpointTable.module.css'

interface FigureTableProps<Item> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>
  filter: RequestsFilter
  caption: string
  /** Of the first column. */
  head: string
  rowOf: (item: Item) => ReactNode
}

/** Whatever requests are added up by, with the same figures. */
export function FigureTable<Item>(props: FigureTableProps<Item>) {
  const { query, filter, caption, head, rowOf } = props
  const items = query.data?.pages.flatMap((page) => page.items)
  const given = {
    ...{ caption, rowOf, className: styles.table },
    heads: (
      <>
        <th>{head}</th>
        <FigureHeads sort={filter.sort} />
      </>
    ),
  }
  return (
    <>
      {query.isError && items === undefined && (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {items?.length === 0 && (
        <NoRequests
          filter={filter}
          meanwhile={<DataTable {...given} rows={undefined} stale={false} slow={LOOKING_BACK} />}
        />
      )}
      {(query.isPending || (items !== undefined && items.length > 0)) && (
        <DataTable {...given} rows={items} stale={query.isPlaceholderData} />
      )}
      <ShowMore query={query} />
    </>
  )
}
