import type { Member } from '@seismo/ingest/api'
import { useState } from 'react'
import { changeRole, membersQuery, type Role } from '../../../api/members.ts'
import { formRefusal } from '../../../api/refusal.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useToasts } from '../../../ui/toasts.ts'
import { RoleField } from './RoleField.tsx'
import { useListChange } from './use-list-change.ts'

interface ChangeRoleProps {
  member: Member
  isSelf: boolean
  onClose: () => void
}

export function ChangeRole({ member, isSelf, onClose }: ChangeRoleProps) {
  const { name } = member
  const [role, setRole] = useState<Role>(member.role)
  const toasts = useToasts()
  const change = useListChange({
    queryKey: membersQuery().queryKey,
    change: (to: Role) => changeRole(name, to),
    onDone(changed) {
      toasts.show({ text: `${name} is ${changed.role} now`, tone: 'plain' })
      onClose()
    },
  })
  return (
    <FormDialog
      title={`Role of ${name}`}
      action="Change role"
      isPending={change.isPending}
      error={formRefusal(change.error)}
      // The same role again would end the logins all the same.
      onSubmit={() => (role === member.role ? onClose() : change.mutate(role))}
      onClose={onClose}
    >
      <RoleField value={role} onChange={setRole} />
      <p>
        {isSelf
          ? 'You will have to log in again.'
          : `${name} is logged out everywhere and has to log in again.`}
      </p>
    </FormDialog>
  )
}
