import { nameOf, placeOf, type Script } from './script-words.ts'
import styles from './ScriptTable.module.css'

/** Where in the source, else in which script; the whole address stands behind it. */
export function ScriptCell({ script }: { script: Script }) {
  const { url, original } = script
  return (
    <span className={styles.script} data-library={original?.inApp === false} title={url}>
      <bdi className={styles.place}>{placeOf(script)}</bdi>
      <bdi className={styles.function}>{nameOf(script)}</bdi>
    </span>
  )
}
