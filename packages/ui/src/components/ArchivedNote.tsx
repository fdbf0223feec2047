import { Archive } from 'lucide-react'
import { formRefusal } from '../api/refusal.ts'
import { formatDate } from '../format/time.ts'
import { Button } from '../ui/Button.tsx'
import { useProjectChange } from './use-project-change.ts'
import { useIsAdmin, useProject } from './use-project.ts'
import styles from './ArchivedNote.module.css'

/** Above every page of a project that takes nothing any more: old figures must not pass for new. */
export function ArchivedNote() {
  const { archivedAt } = useProject()
  if (archivedAt === null) return null
  return (
    <div role="status" className={styles.note}>
      <Archive size={14} aria-hidden="true" />
      <span>
        Archived on {formatDate(archivedAt)}: nothing is taken for this project, and its alert rules
        rest.
      </span>
      <TakeBack />
    </div>
  )
}

function TakeBack() {
  const isAdmin = useIsAdmin()
  const change = useProjectChange()
  if (!isAdmin) return null
  return (
    <>
      <Button
        size="small"
        disabled={change.isPending}
        onClick={() => change.mutate({ archived: false })}
      >
        Take it back
      </Button>
      <span role="alert">{formRefusal(change.error)}</span>
    </>
  )
}
