import type { Member } from '@seismo/ingest/api'
import { changeEmail, membersQuery } from '../../../api/members.ts'
import { fieldRefusal, formRefusal } from '../../../api/refusal.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { textOf } from '../../../ui/text-of.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useToasts } from '../../../ui/toasts.ts'
import { useListChange } from './use-list-change.ts'

interface ChangeEmailProps {
  member: Member
  isSelf: boolean
  onClose: () => void
}

/** The address by which the identity provider's person is found. */
export function ChangeEmail({
  member: { name, email, isLinked },
  isSelf,
  onClose,
}: ChangeEmailProps) {
  const toasts = useToasts()
  const change = useListChange({
    queryKey: membersQuery().queryKey,
    change: (to: string | null) => changeEmail(name, to),
    onDone() {
      toasts.show({ text: `Changed the address of ${name}`, tone: 'plain' })
      onClose()
    },
  })
  return (
    <FormDialog
      title={`Address of ${name}`}
      action="Change address"
      isPending={change.isPending}
      error={formRefusal(change.error, ['email'])}
      onSubmit={(form) => change.mutate(textOf(form, 'email') || null)}
      onClose={onClose}
    >
      <TextField
        name="email"
        label="E-mail address"
        inputMode="email"
        autoComplete="off"
        maxLength={254}
        defaultValue={email ?? ''}
        hint={
          isLinked
            ? 'Another one is somebody else: who came in by this one no longer does.'
            : 'Whoever the identity provider knows by it comes in as this member.'
        }
        error={fieldRefusal(change.error, 'email')}
      />
      <p>{isSelf ? 'You will have to log in again.' : `${name} is logged out everywhere.`}</p>
    </FormDialog>
  )
}
