import type { ReactNode } from 'react'
import styles from './Stats.module.css'

/** The figures of a page, each with its name above it. */
export function Stats({ children }: { children: ReactNode }) {
  return <dl className={styles.strip}>{children}</dl>
}

interface StatProps {
  name: string
  /** Against before, or of how many. */
  note?: ReactNode
  children: ReactNode
}

export function Stat({ name, note, children }: StatProps) {
  return (
    <div className={styles.stat}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {children}
        {note !== undefined && <span className={styles.note}> {note}</span>}
      </dd>
    </div>
  )
}
