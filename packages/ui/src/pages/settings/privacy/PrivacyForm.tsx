import type { SavedScrubRules } from '@seismo/ingest/api'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../../../api/client.ts'
import { formRefusal } from '../../../api/refusal.ts'
import { saveScrubRules } from '../../../api/scrub-rules.ts'
import { useIsAdmin, useProject } from '../../../components/use-project.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { SaveRow } from '../SaveRow.tsx'
import { BuiltInRules } from './BuiltInRules.tsx'
import { Foreseen } from './Foreseen.tsx'
import { ReadRules } from './ReadRules.tsx'
import { draftOf, fieldFault, rulesOf, type Draft } from './rules-draft.ts'
import { draftIn } from './draft-in.ts'
import styles from './PrivacyForm.module.css'

interface PrivacyFormProps {
  saved: SavedScrubRules
  onSaved: (saved: SavedScrubRules) => void
  /** Takes what somebody else saved, and drops the draft. */
  onReload: () => void
}

export function PrivacyForm({ saved, onSaved, onReload }: PrivacyFormProps) {
  const { slug } = useProject()
  const isAdmin = useIsAdmin()
  const [draft, setDraft] = useState<Draft>(() => draftOf(saved.rules))
  const save = useMutation({
    mutationFn: () => saveScrubRules(slug, { rules: rulesOf(draft), version: saved.version }),
    onSuccess: onSaved,
  })
  const rules = rulesOf(draft)
  const errors = save.error instanceof ApiError ? save.error.errors : []
  const patterns = rules.patterns.map(({ name }) => name)
  const faults = {
    keys: fieldFault(errors, 'keys', rules.keys),
    patterns: fieldFault(errors, 'patterns', patterns),
  }
  const isShown = faults.keys !== undefined || faults.patterns !== undefined
  const isRaced = save.error instanceof ApiError && save.error.status === 409
  if (!isAdmin) return <ReadRules saved={saved} />
  return (
    <form
      className={styles.form}
      onInput={({ currentTarget }) => {
        save.reset()
        setDraft(draftIn(new FormData(currentTarget), saved))
      }}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <p className={styles.hint}>
        For what comes from now on; what is stored stays as it is until its time is over.
      </p>
      <BuiltInRules saved={saved} />
      <TextField
        name="keys"
        label="Names whose values are secrets, one per line"
        rows={3}
        autoComplete="off"
        defaultValue={draft.keys}
        placeholder="loyalty number"
        hint="Of tags, facts and in texts as name=value. “loyalty number” is loyaltyNumber and loyalty_number too."
        error={faults.keys}
      />
      <TextField
        name="patterns"
        label="Patterns, one per line"
        rows={4}
        autoComplete="off"
        defaultValue={draft.patterns}
        placeholder="order: \bORD-\d{8}\b"
        hint={<PatternHint />}
        error={faults.patterns}
      />
      <SaveRow
        label="Save rules"
        isPending={save.isPending}
        saved={save.isSuccess ? 'Saved.' : undefined}
        error={isShown ? undefined : formRefusal(save.error)}
      />
      {isRaced && (
        <div>
          <Button size="small" onClick={onReload}>
            Drop mine and show theirs
          </Button>
        </div>
      )}
      <Foreseen rules={rules} />
    </form>
  )
}

function PatternHint() {
  return (
    <>
      A name, a colon and a regular expression; what it finds becomes <code>[name]</code>. One that
      takes long on a long text is refused: say how often a part may repeat, as in{' '}
      <code>{'\\d{1,20}'}</code>.
    </>
  )
}
