import { formatDuration } from '../../../format/time.ts'
import styles from './MedianAndTail.module.css'

/** Half of them took no longer, and 95 % of them. */
export function MedianAndTail({ p50Ms, p95Ms }: { p50Ms: number; p95Ms: number }) {
  return (
    <span className={styles.number}>
      {formatDuration(p50Ms)} <span className={styles.p95}>p95 {formatDuration(p95Ms)}</span>
    </span>
  )
}
