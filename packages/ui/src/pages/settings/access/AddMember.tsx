import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addMember, membersQuery, type Role } from '../../../api/members.ts'
import { fieldRefusal, formRefusal } from '../../../api/refusal.ts'
import { signInQuery } from '../../../api/session.ts'
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
  const { data: ways } = useQuery(signInQuery())
  const provider = ways?.oidc
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
      error={formRefusal(add.error, ['name', 'email'])}
      onSubmit={(form) => {
        const email = textOf(form, 'email')
        const noPassword = ways?.password === false && ({ password: null } as const)
        add.mutate({ name: textOf(form, 'name'), role, ...(email && { email }), ...noPassword })
      }}
      onClose={onClose}
    >
      <TextField
        name="name"
        label="Name"
        autoComplete="off"
        required
        maxLength={64}
        hint={
          ways?.password === false
            ? 'What they are called here.'
            : 'What they type to log in. Their password is made and shown next.'
        }
        error={fieldRefusal(add.error, 'name')}
      />
      {provider && (
        <TextField
          name="email"
          label="E-mail address"
          inputMode="email"
          autoComplete="off"
          maxLength={254}
          hint={`As ${provider.label} knows them; without it they log in with the password.`}
          error={fieldRefusal(add.error, 'email')}
        />
      )}
      <RoleField value={role} onChange={setRole} />
    </FormDialog>
  )
}
