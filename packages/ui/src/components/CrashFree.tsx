import type { ReleaseSummary } from '@seismo/ingest/api'
import { formatCount, formatExact, formatRate } from '../format/numbers.ts'
import { isLowSample } from '../format/vitals.ts'
import styles from './CrashFree.module.css'

interface CrashFreeProps {
  share: ReleaseSummary['crashFreeSessions']
  /** What the share is of. */
  of: 'sessions' | 'users'
}

/** With its n, because 100 % of three is no promise. */
export function CrashFree({ share: { value, n }, of }: CrashFreeProps) {
  if (value === null) {
    return (
      <span className={styles.none} title={`No ${of} that could be counted`}>
        —
      </span>
    )
  }
  const isLow = isLowSample({ n })
  return (
    <span
      className={styles.share}
      data-low={isLow}
      title={`${isLow ? 'Low sample: ' : ''}of ${formatExact(n)} ${of} without an unhandled error`}
    >
      {formatRate(value)} <span className={styles.n}>n={formatCount(n)}</span>
    </span>
  )
}
