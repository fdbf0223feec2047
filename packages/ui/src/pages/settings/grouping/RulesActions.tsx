import { ApiError } from '../../../api/client.ts'
import { formRefusal } from '../../../api/refusal.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from './RulesEditor.module.css'

interface RulesActionsProps {
  isBusy: boolean
  isChanged: boolean
  error: Error | null
  /** Elsewhere, so not here. */
  isShown: boolean
  onPreview: () => void
  onSave: () => void
  onReload: () => void
}

export function RulesActions({ isBusy, isChanged, error, isShown, ...on }: RulesActionsProps) {
  return (
    <div className={styles.actions}>
      <Button disabled={isBusy} onClick={on.onPreview}>
        Preview
      </Button>
      <Button look="primary" disabled={isBusy || !isChanged} onClick={on.onSave}>
        Save rules
      </Button>
      {isChanged && <span className={styles.hint}>Not saved yet</span>}
      <span role="alert" className={styles.error}>
        {isShown ? undefined : formRefusal(error)}
      </span>
      {error instanceof ApiError && error.status === 409 && (
        <Button size="small" onClick={on.onReload}>
          Drop mine and show theirs
        </Button>
      )}
    </div>
  )
}
