import type { StoredRule } from '@seismo/ingest/api'
import { useQueryClient } from '@tanstack/react-query'
import { alertRulesQuery } from '../../../api/alerts.ts'
import { ApiError } from '../../../api/client.ts'
import { formRefusal } from '../../../api/refusal.ts'
import { useProject } from '../../../components/use-project.ts'
import { faultsOf } from '../../../components/yaml/faults.ts'
import { Button } from '../../../ui/Button.tsx'
import type { Draft } from './draft.ts'
import { otherErrors } from './field-error.ts'
import { shownFields } from './sentences.ts'
import { TestSend } from './TestSend.tsx'
import styles from './EditorActions.module.css'

interface EditorActionsProps {
  stored: StoredRule | undefined
  draft: Draft
  isChanged: boolean
  isBusy: boolean
  error: Error | null
  save: (isDry: boolean) => void
  onTakeTheirs: () => void
}

export function EditorActions({
  stored,
  draft,
  isChanged,
  isBusy,
  error,
  save,
  onTakeTheirs,
}: EditorActionsProps) {
  const isNew = stored === undefined
  return (
    <div className={styles.actions}>
      <Button look="primary" disabled={isBusy || !(isChanged || isNew)} onClick={() => save(false)}>
        {isNew ? 'Save rule' : 'Save changes'}
      </Button>
      {isNew && (
        <Button
          disabled={isBusy}
          title="Evaluated, shown and counted for a week; nobody is told"
          onClick={() => save(true)}
        >
          Save as dry run
        </Button>
      )}
      <TestSend stored={stored} isChanged={isChanged} />
      {isChanged && <span className={styles.hint}>Not saved yet</span>}
      <div role="alert" className={styles.errors}>
        {refusals(error, draft).map((one) => (
          <p key={one}>{one}</p>
        ))}
      </div>
      {error instanceof ApiError && error.status === 409 && <TakeTheirs onTaken={onTakeTheirs} />}
    </div>
  )
}

/** Somebody else saved the same rule meanwhile. */
function TakeTheirs({ onTaken }: { onTaken: () => void }) {
  const { slug } = useProject()
  const queryClient = useQueryClient()

  async function take() {
    await queryClient.invalidateQueries({ queryKey: alertRulesQuery(slug).queryKey })
    onTaken()
  }

  return (
    <Button size="small" onClick={() => void take()}>
      Drop mine and show theirs
    </Button>
  )
}

/** What stands beside no field and no line of the text. */
function refusals(error: Error | null, draft: Draft): string[] {
  if (error === null) return []
  if (draft.is === 'yaml' && faultsOf(error).length > 0) return []
  if (!(error instanceof ApiError) || error.errors.length === 0) return [formRefusal(error) ?? '']
  return draft.is === 'sentence'
    ? otherErrors(error, shownFields(draft.form))
    : error.errors.map(({ path, message }) => `${path}: ${message}`)
}
