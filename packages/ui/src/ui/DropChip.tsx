import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './DropChip.module.css'

interface DropChipProps {
  name: string
  /** Why it is no condition, and what would be. */
  problem?: string | undefined
  onDrop: () => void
  children: ReactNode
}

/** A condition that holds until it is dropped. */
export function DropChip({ name, problem, onDrop, children }: DropChipProps) {
  return (
    <span className={cx(styles.chip, problem !== undefined && styles.bad)} title={problem}>
      <span className={styles.words}>{children}</span>
      <button
        type="button"
        className={styles.drop}
        aria-label={`Drop ${name}`}
        title="Drop this condition"
        onClick={onDrop}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  )
}
