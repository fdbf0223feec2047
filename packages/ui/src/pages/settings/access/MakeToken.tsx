import { useState } from 'react'
import type { Role } from '../../../api/members.ts'
import { fieldRefusal, formRefusal } from '../../../api/refusal.ts'
import { makeToken, tokensQuery } from '../../../api/tokens.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { SegmentedField } from '../../../ui/SegmentedField.tsx'
import { textOf } from '../../../ui/text-of.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { RoleField } from './RoleField.tsx'
import type { Secret } from './SecretOnce.tsx'
import { expiryOf, LIVES, type TokenLife } from './token-life.ts'
import { useListChange } from './use-list-change.ts'

interface MakeTokenProps {
  onSecret: (secret: Secret) => void
  onClose: () => void
}

export function MakeToken({ onSecret, onClose }: MakeTokenProps) {
  const [role, setRole] = useState<Role>('member')
  const [life, setLife] = useState<TokenLife>('90')
  const make = useListChange({
    queryKey: tokensQuery().queryKey,
    change: makeToken,
    onDone({ name, secret }) {
      onSecret({ title: `Token ${name}`, label: 'token', value: secret })
      onClose()
    },
  })
  return (
    <FormDialog
      title="Make a token"
      action="Make token"
      isPending={make.isPending}
      error={formRefusal(make.error, ['name'])}
      onSubmit={(form) =>
        make.mutate({ name: textOf(form, 'name'), role, expiresAt: expiryOf(life, Date.now()) })
      }
      onClose={onClose}
    >
      <TextField
        name="name"
        label="Name"
        autoComplete="off"
        required
        maxLength={100}
        hint="What it is for: the audit log says it."
        error={fieldRefusal(make.error, 'name')}
      />
      <RoleField value={role} onChange={setRole} />
      <SegmentedField label="Ends after" options={LIVES} value={life} onChange={setLife} />
    </FormDialog>
  )
}
