import { useId, type ReactNode } from 'react'
import styles from './SentenceLine.module.css'

interface SentenceLineProps {
  /** The word that the line begins with: WHEN, FOR, NOTIFY. */
  word: string
  children: ReactNode
  hint?: ReactNode
  error?: string | undefined
}

/** A line of a rule that is read as a sentence: a word, and the controls that complete it. */
export function SentenceLine({ word, children, hint, error }: SentenceLineProps) {
  const id = useId()
  return (
    <div className={styles.line} role="group" aria-labelledby={id}>
      <span id={id} className={styles.word}>
        {word}
      </span>
      <div className={styles.rest}>
        <div className={styles.controls}>{children}</div>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
        <p role="alert" className={styles.error}>
          {error}
        </p>
      </div>
    </div>
  )
}
