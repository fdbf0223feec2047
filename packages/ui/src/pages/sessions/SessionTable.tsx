import type { VisitSummary } from '@seismo/ingest/api'
import { useRowFocus } from '../../hooks/use-row-focus.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { SessionRow } from './SessionRow.tsx'
import styles from './SessionTable.module.css'

interface SessionTableProps {
  /** Undefined while the first answer is on its way. */
  visits: readonly VisitSummary[] | undefined
  stale: boolean
}

export function SessionTable({ visits, stale }: SessionTableProps) {
  const body = useRowFocus()
  return (
    <table className={styles.table} data-stale={stale} aria-busy={visits === undefined || stale}>
      <caption>
        <Hidden>Sessions, newest first</Hidden>
      </caption>
      <thead>
        <tr>
          <th>Session</th>
          <th className={styles.end}>Ended</th>
          <th className={styles.number}>Pages</th>
          <th className={styles.number}>Errors</th>
          <th className={styles.number}>Duration</th>
          <th className={styles.release}>Release</th>
          <th className={styles.client}>Browser</th>
          <th className={styles.started}>Started</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {visits === undefined
          ? Array.from({ length: 10 }, (_, index) => (
              <tr key={index}>
                <td colSpan={8}>
                  <Skeleton height={14} />
                </td>
              </tr>
            ))
          : visits.map((visit) => <SessionRow key={visit.id} visit={visit} />)}
      </tbody>
    </table>
  )
}
