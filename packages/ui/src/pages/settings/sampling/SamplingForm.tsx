import { useState } from 'react'
import { formRefusal } from '../../../api/refusal.ts'
import type { useProjectChange } from '../../../components/use-project-change.ts'
import { useIsAdmin, useProject } from '../../../components/use-project.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { SaveRow } from '../SaveRow.tsx'
import { controlIn } from './draft-of-form.ts'
import { Honest } from './Honest.tsx'
import type { Control } from './kinds.ts'
import { RateTable } from './RateTable.tsx'
import styles from './SamplingForm.module.css'

/** What pages are told in the answer to their next beacon, for the rest of their sessions. */
export function SamplingForm({ save }: { save: ReturnType<typeof useProjectChange> }) {
  const { control, sampling } = useProject()
  const isAdmin = useIsAdmin()
  const [draft, setDraft] = useState<Control>(control ?? {})
  return (
    <form
      className={styles.form}
      onInput={({ currentTarget }) => {
        save.reset()
        setDraft(controlIn(new FormData(currentTarget)))
      }}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ sampling: draft })
      }}
    >
      <p className={styles.hint}>
        A share of the sessions sends a kind, all of it or nothing. Pages hear of it with the answer
        to their next beacon and keep to it until their session ends.
      </p>
      <RateTable draft={draft} mayChange={isAdmin} />
      <Honest draft={draft} />
      {isAdmin ? (
        <TextField
          name="mute"
          label="Muted errors, one text per line"
          rows={3}
          autoComplete="off"
          defaultValue={(control?.mute ?? []).join('\n')}
          placeholder="ResizeObserver loop"
          hint="An error whose “type: message” contains one of these is counted by the page and not sent."
        />
      ) : (
        <Muted mute={control?.mute ?? []} />
      )}
      {isAdmin && (
        <div className={styles.actions}>
          <SaveRow
            label="Save sampling"
            isPending={save.isPending}
            saved={save.isSuccess ? 'Saved. Pages hear of it with their next beacon.' : undefined}
            error={formRefusal(save.error)}
          />
          {sampling !== null && (
            <Button
              size="small"
              look="quiet"
              disabled={save.isPending}
              onClick={() => save.mutate({ sampling: null })}
            >
              Back to what seismo.yaml says
            </Button>
          )}
        </div>
      )}
    </form>
  )
}

function Muted({ mute }: { mute: readonly string[] }) {
  if (mute.length === 0) return <p className={styles.hint}>No error is muted.</p>
  return (
    <div>
      <h3>Muted errors</h3>
      <ul className={styles.muted}>
        {mute.map((text) => (
          <li key={text}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}
