import type { RequestStats } from '@seismo/ingest/api'
import { DataTable } from '../../components/table/DataTable.tsx'
import { SortHead } from '../../components/table/SortHead.tsx'
import type { RequestSort } from '../../search/requests-search.ts'
import { RequestRow } from './RequestRow.tsx'
import styles from './RequestTable.module.css'

interface RequestTableProps {
  /** Undefined while the first answer is on its way. */
  requests: readonly RequestStats[] | undefined
  sort: RequestSort
  stale: boolean
}

const heads: readonly { by: RequestSort; label: string; title?: string }[] = [
  { by: 'failed', label: 'Failed' },
  { by: 'sessions', label: 'Sessions' },
  { by: 'p50', label: 'p50', title: 'Half of the failed requests took no longer' },
  { by: 'p95', label: 'p95', title: '95 % of the failed requests took no longer' },
  { by: 'last-seen', label: 'Last seen' },
]

export function RequestTable({ requests, sort, stale }: RequestTableProps) {
  return (
    <DataTable
      caption="Failed requests"
      className={styles.table}
      rows={requests}
      rowOf={(request) => <RequestRow key={keyOf(request)} request={request} />}
      stale={stale}
      heads={
        <>
          <th>Request</th>
          <th className={styles.outcome}>Outcome</th>
          <th className={styles.trend}>Trend</th>
          {heads.map((head) => (
            <SortHead key={head.by} name="order" {...head} sort={sort} className={styles.number} />
          ))}
        </>
      }
    />
  )
}

function keyOf({ method, target, outcome, status }: RequestStats): string {
  return `${method} ${target} ${outcome} ${status}`
}
