import type { RequestStats } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { ArrowDown } from 'lucide-react'
import type { RequestSort } from '../../search/requests-search.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
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
    <table className={styles.table} data-stale={stale} aria-busy={requests === undefined || stale}>
      <thead>
        <tr>
          <th>Request</th>
          <th className={styles.outcome}>Outcome</th>
          <th className={styles.trend}>Trend</th>
          {heads.map(({ by, label, title }) => (
            <th
              key={by}
              className={styles.number}
              data-column={by}
              aria-sort={by === sort ? 'descending' : undefined}
            >
              <Link
                to="."
                search={(old) => ({ ...old, order: by })}
                className={styles.sort}
                title={title}
                preload={false}
              >
                {by === sort && <ArrowDown size={12} aria-hidden="true" />}
                {label}
              </Link>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {requests === undefined
          ? Array.from({ length: 8 }, (_, index) => (
              <tr key={index}>
                <td colSpan={8}>
                  <Skeleton height={14} />
                </td>
              </tr>
            ))
          : requests.map((request) => (
              <RequestRow
                key={`${request.method} ${request.target} ${request.outcome} ${request.status}`}
                request={request}
              />
            ))}
      </tbody>
    </table>
  )
}
