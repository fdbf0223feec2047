import type { ReactNode } from 'react'
import styles from './IssueRail.module.css'

export function RailSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  )
}
