import type { VitalStats } from '@seismo/ingest/api'
import { beforeWords, changeOf } from './change-of.ts'
import styles from './Change.module.css'

/** Against the window before; nothing where there is nothing to hold it against. */
export function Change({ now, before }: { now: VitalStats; before: VitalStats | undefined }) {
  const words = changeOf(now, before)
  if (before === undefined || words === '') return null
  return (
    <span className={styles.change} title={beforeWords(before)}>
      {words}
    </span>
  )
}
