import type { ErrorComponentProps } from '@tanstack/react-router'
import { QueryError } from '../../components/QueryError.tsx'
import styles from './NotFoundPage.module.css'

/** What is left when a page could not be shown at all. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  return (
    <main className={styles.page}>
      <QueryError
        heading="h1"
        error={error instanceof Error ? error : new Error(String(error))}
        onRetry={reset}
      />
    </main>
  )
}
