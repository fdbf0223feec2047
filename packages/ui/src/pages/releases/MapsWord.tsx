import type { ReleaseSummary } from '@seismo/ingest/api'
import { formatExact } from '../../format/numbers.ts'
import { Shape } from '../../ui/Shape.tsx'
import styles from './MapsWord.module.css'

/** Whether stacks of the release can be read. */
export function MapsWord({ maps: { uploaded, missing } }: Pick<ReleaseSummary, 'maps'>) {
  if (missing > 0) {
    return (
      <span
        className={styles.word}
        title={`${formatExact(missing)} scripts on stacks show no source; ${formatExact(uploaded)} maps were uploaded`}
      >
        <Shape name="triangle" tone="ni" size={8} /> {formatExact(missing)} missing
      </span>
    )
  }
  if (uploaded === 0) {
    return (
      <span className={styles.word} title="No script on a stack asked for one">
        <Shape name="ring" tone="muted" size={8} /> none asked for
      </span>
    )
  }
  return (
    <span
      className={styles.word}
      title={`${formatExact(uploaded)} maps were uploaded, none is missing`}
    >
      <Shape name="circle" tone="good" size={8} /> complete
    </span>
  )
}
