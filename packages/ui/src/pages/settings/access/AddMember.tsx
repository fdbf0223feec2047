import { useState } from 'react'
import { addMember, membersQuery, type Role } from '../../../api/members.ts'
import { fieldRefusal, formRefusal } from '../../../api/refusal.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { textOf } from '../../../ui/text-of.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { passwordSecret } from './password-secret.ts'
import { RoleField } from './RoleField.tsx'
import type { Secret } from './SecretOnce.tsx'
import { useListChange } from './use-list-change.ts'

interface AddMemberProps {
  onSecret: (secret: Secret | undefined) => void
  onClose: () => void
}

export function AddMember({ onSecret, onClose }: AddMemberProps) {
  const [role, setRole] = useState<Role>('viewer')
  const add = useListChange({
    queryKey: membersQuery().queryKey,
    change: addMember,
    onDone(answer) {
      onSecret(passwordSecret(answer))
      onClose()
    },
  })
  return (
    <FormDialog
      title="Add a member"
      action="Add member"
      isPending={add.isPending}
      error={formRefusal(add.error, ['name'])}
      onSubmit={(form) => add.mutate({ name: textOf(form, 'name'), role })}
      onClose={onClose}
    >
      <TextField
        name="name"
        label="Name"
        autoComplete="off"
        required
        maxLength={64}
        hint="What they type to log in. Their password is made and shown next."
        error={fieldRefusal(add.error, 'name')}
      />
      <RoleField value={role} onChange={setRole} />
    </FormDialog>
  )
}
