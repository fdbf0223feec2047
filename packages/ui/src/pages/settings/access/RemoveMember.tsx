import { membersQuery, removeMember } from '../../../api/members.ts'
import { formRefusal } from '../../../api/refusal.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useToasts } from '../../../ui/toasts.ts'
import { useListChange } from './use-list-change.ts'

interface RemoveMemberProps {
  name: string
  isSelf: boolean
  onClose: () => void
}

export function RemoveMember({ name, isSelf, onClose }: RemoveMemberProps) {
  const toasts = useToasts()
  const remove = useListChange({
    queryKey: membersQuery().queryKey,
    change: () => removeMember(name),
    onDone() {
      toasts.show({ text: `Removed ${name}`, tone: 'plain' })
      onClose()
    },
  })
  return (
    <FormDialog
      title={isSelf ? 'Remove yourself?' : `Remove ${name}?`}
      action="Remove member"
      look="outline"
      isPending={remove.isPending}
      error={formRefusal(remove.error)}
      onSubmit={() => remove.mutate()}
      onClose={onClose}
    >
      <p>
        {isSelf
          ? 'You are logged out everywhere and cannot log in again.'
          : `${name} is logged out everywhere and cannot log in again.`}{' '}
        Tokens made by this member stay until they are revoked.
      </p>
    </FormDialog>
  )
}
