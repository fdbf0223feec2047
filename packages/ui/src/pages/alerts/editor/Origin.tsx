import type { StoredRule } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { useMayChange } from '../../../components/use-project.ts'
import styles from './Origin.module.css'

/** Where a rule stands, and so where it is changed. */
export function Origin({ stored: { id, from, file, savedAt, savedBy } }: { stored: StoredRule }) {
  const mayChange = useMayChange()
  if (from === 'file') {
    return (
      <p className={styles.origin}>
        This rule stands in <code>{file ?? 'seismo.yaml'}</code>: change it there.
        {mayChange && (
          <>
            {' '}
            Or{' '}
            <Link to="." search={{ rule: 'new', like: id }} className={styles.link}>
              make one of your own like it
            </Link>
            .
          </>
        )}
      </p>
    )
  }
  if (savedAt === null) return null
  return (
    <p className={styles.origin}>
      Saved {savedBy !== null && <bdi>by {savedBy} </bdi>}
      <RelativeTime at={savedAt} />
    </p>
  )
}
