import { Archive } from 'lucide-react'
import { formRefusal } from '../../../api/refusal.ts'
import { useProjectChange } from '../../../components/use-project-change.ts'
import { useProject } from '../../../components/use-project.ts'
import { Button } from '../../../ui/Button.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { useToasts } from '../../../ui/toasts.ts'
import styles from './ArchiveProject.module.css'

/** Taken back by the same key, so it asks nothing before. */
export function ArchiveProject() {
  const { name, archivedAt } = useProject()
  const toasts = useToasts()
  const change = useProjectChange()
  const isArchived = archivedAt !== null

  function toggle() {
    change.mutate(
      { archived: !isArchived },
      {
        onSuccess: () =>
          void toasts.show({
            text: isArchived ? `Took ${name} back` : `Archived ${name}`,
            tone: 'plain',
            undo: () => change.mutate({ archived: isArchived }),
          }),
      },
    )
  }

  return (
    <Panel title="Archive" note="For a site that is gone">
      <div className={styles.body}>
        <p className={styles.hint}>
          Pages that still have the key are refused and counted, alert rules rest, and what is
          stored can be read until its time is over.
        </p>
        <div className={styles.action}>
          <Button disabled={change.isPending} onClick={toggle}>
            <Archive size={14} aria-hidden="true" />
            {isArchived ? 'Take the project back' : 'Archive the project'}
          </Button>
          <span role="alert" className={styles.error}>
            {formRefusal(change.error)}
          </span>
        </div>
      </div>
    </Panel>
  )
}
