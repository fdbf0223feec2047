import type { ReactNode } from 'react'
import styles from './PageHead.module.css'

interface PageHeadProps {
  title: string
  /** Of which time, in which order. */
  note: string
  /** What narrows the list down. */
  children: ReactNode
}

export function PageHead({ title, note, children }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <h1>{title}</h1>
      <p className={styles.note}>{note}</p>
      {children}
    </header>
  )
}
