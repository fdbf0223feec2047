import { useRowKeys } from '../use-row-keys.ts'
import type { AlertRow } from './alert-rows.ts'
import { AlertCard } from './AlertCard.tsx'
import styles from './AlertList.module.css'

/** Alerts one below the other; what came first in urgency stands first. */
export function AlertList({ label, rows }: { label: string; rows: readonly AlertRow[] }) {
  const list = useRowKeys()
  return (
    <ul ref={list} className={styles.list} aria-label={label}>
      {rows.map((row) => (
        <AlertCard key={`${row.status.ruleId} ${row.alert.id}`} row={row} />
      ))}
    </ul>
  )
}
