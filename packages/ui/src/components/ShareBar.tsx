import { cx } from '../ui/cx.ts'
import styles from './ShareBar.module.css'

interface ShareBarProps {
  /** From 0 to 1. */
  share: number
  /** What it is held against, as a mark; null where there is nothing. */
  baseline: number | null
  /** Too few for it to say much. */
  isDoubted?: boolean
}

/** A share as a bar, and what is usual as a mark on it; the numbers stand beside it. */
export function ShareBar({ share, baseline, isDoubted = false }: ShareBarProps) {
  return (
    <span className={styles.bars} aria-hidden="true">
      <span
        className={cx(styles.share, isDoubted && styles.doubted)}
        style={{ width: `${share * 100}%` }}
      />
      {baseline !== null && (
        <span className={styles.baseline} style={{ left: `${baseline * 100}%` }} />
      )}
    </span>
  )
}
