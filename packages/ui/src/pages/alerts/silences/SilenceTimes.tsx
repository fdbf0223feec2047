import { TextField } from '../../../ui/TextField.tsx'
import type { SilenceDraft } from './silence-draft.ts'
import styles from './SilenceForm.module.css'

interface SilenceTimesProps {
  draft: SilenceDraft
  setDraft: (draft: SilenceDraft) => void
  errorOf: (field: string) => string | undefined
}

/** From when until when, and at which hours within that. */
export function SilenceTimes({ draft, setDraft, errorOf }: SilenceTimesProps) {
  return (
    <>
      <div className={styles.pair}>
        <TextField
          name="starts"
          type="datetime-local"
          label="From"
          hint="At once, if empty"
          error={errorOf('starts')}
        />
        <TextField
          name="ends"
          type="datetime-local"
          label="Until"
          required
          defaultValue={draft.ends}
          error={errorOf('ends')}
        />
      </div>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.recurs}
          onChange={() => setDraft({ ...draft, recurs: !draft.recurs })}
        />
        Only at recurring hours within that time
      </label>
      {draft.recurs && <Recurrence {...{ draft, errorOf }} />}
    </>
  )
}

function Recurrence({ draft, errorOf }: Pick<SilenceTimesProps, 'draft' | 'errorOf'>) {
  return (
    <div className={styles.pair}>
      <TextField
        name="cron"
        label="Begins at (cron)"
        required
        maxLength={100}
        defaultValue={draft.cron}
        hint="minute hour day month weekday"
        error={errorOf('recurrence.cron')}
      />
      <TextField
        name="duration"
        label="Lasts"
        required
        maxLength={12}
        defaultValue={draft.duration}
        hint="30m, 2h"
        error={errorOf('recurrence.duration')}
      />
      <TextField
        name="timezone"
        label="Time zone"
        required
        maxLength={64}
        defaultValue={draft.timezone}
        error={errorOf('recurrence.timezone')}
      />
    </div>
  )
}
