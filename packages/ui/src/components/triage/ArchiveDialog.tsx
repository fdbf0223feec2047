import { useState } from 'react'
import type { Until } from '../../api/triaged.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { textOf } from '../../ui/text-of.ts'
import { TextField } from '../../ui/TextField.tsx'
import { localMinute, untilOf, type ArchiveCondition } from './archive-condition.ts'

export type { ArchiveCondition } from './archive-condition.ts'

const titles: Record<ArchiveCondition, string> = {
  date: 'Archive until a date',
  events: 'Archive until it gets frequent',
  users: 'Archive until more users have it',
}

interface ArchiveDialogProps {
  condition: ArchiveCondition
  onSubmit: (until: Until) => void
  onClose: () => void
}

export function ArchiveDialog({ condition, onSubmit, onClose }: ArchiveDialogProps) {
  const [error, setError] = useState<string>()
  return (
    <FormDialog
      title={titles[condition]}
      action="Archive"
      isPending={false}
      error={undefined}
      onSubmit={(form) => {
        const given = untilOf(condition, textOf(form, 'until'), Date.now())
        if (given.is === 'until') onSubmit(given.until)
        else setError(given.refusal)
      }}
      onClose={onClose}
    >
      <ConditionField condition={condition} error={error} />
    </FormDialog>
  )
}

interface ConditionFieldProps {
  condition: ArchiveCondition
  error: string | undefined
}

const DAY_MS = 86_400_000

function ConditionField({ condition, error }: ConditionFieldProps) {
  const [tomorrow] = useState(() => localMinute(Date.now() + DAY_MS))
  if (condition === 'date') {
    return (
      <TextField
        name="until"
        type="datetime-local"
        label="Back on"
        defaultValue={tomorrow}
        error={error}
        hint="It comes back by itself at that time."
      />
    )
  }
  const isEvents = condition === 'events'
  return (
    <TextField
      name="until"
      inputMode="numeric"
      label={isEvents ? 'More than this many events an hour' : 'More than this many further users'}
      defaultValue={isEvents ? '100' : '10'}
      error={error}
      hint={
        isEvents
          ? 'An hour with more events than that brings it back.'
          : 'Counted from now on: users who have it after it was archived.'
      }
    />
  )
}
