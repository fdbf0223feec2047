import type { VisitSummary } from '@seismo/ingest/api'
import { DataTable } from '../../components/table/DataTable.tsx'
import { SessionRow } from './SessionRow.tsx'
import styles from './SessionTable.module.css'

interface SessionTableProps {
  /** Undefined while the first answer is on its way. */
  visits: readonly VisitSummary[] | undefined
  stale: boolean
  /** What is said where the first answer takes long. */
  slow?: string
}

export function SessionTable({ visits, stale, slow }: SessionTableProps) {
  return (
    <DataTable
      caption="Sessions, newest first"
      className={styles.table}
      rows={visits}
      rowOf={(visit) => <SessionRow key={visit.id} visit={visit} />}
      {...{ stale, slow }}
      heads={
        <>
          <th>Session</th>
          <th className={styles.end}>Ended</th>
          <th className={styles.number}>Pages</th>
          <th className={styles.number}>Errors</th>
          <th className={styles.number}>Duration</th>
          <th className={styles.release}>Release</th>
          <th className={styles.client}>Browser</th>
          <th className={styles.started}>Started</th>
        </>
      }
    />
  )
}
