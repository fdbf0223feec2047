import { useState } from 'react'
import { formatExact } from '../../../format/numbers.ts'
import { Button } from '../../../ui/Button.tsx'
import { useRowKeys } from '../use-row-keys.ts'
import type { AlertRow } from './alert-rows.ts'
import { AlertCard } from './AlertCard.tsx'
import styles from './AlertList.module.css'

/** As many as one page shows at once without a wait. */
const PAGE = 100

/** Alerts one below the other; what came first in urgency stands first. */
export function AlertList({ label, rows }: { label: string; rows: readonly AlertRow[] }) {
  const list = useRowKeys()
  const [most, setMost] = useState(PAGE)
  return (
    <>
      <ul ref={list} className={styles.list} aria-label={label}>
        {rows.slice(0, most).map((row) => (
          <AlertCard key={`${row.status.ruleId} ${row.alert.id}`} row={row} />
        ))}
      </ul>
      {rows.length > most && (
        <p>
          <Button onClick={() => setMost(most + PAGE)}>
            Show more of {formatExact(rows.length)}
          </Button>
        </p>
      )}
    </>
  )
}
