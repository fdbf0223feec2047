import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './Panel.module.css'

interface PanelProps {
  title: string
  note?: ReactNode
  actions?: ReactNode
  /** Content that brings its own edges, such as a table. */
  flush?: boolean
  children: ReactNode
}

export function Panel({ title, note, actions, flush = false, children }: PanelProps) {
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={cx(styles.body, flush && styles.flush)}>{children}</div>
    </section>
  )
}
