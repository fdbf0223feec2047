import { membersQuery, renewPassword } from '../../../api/members.ts'
import { formRefusal } from '../../../api/refusal.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { passwordSecret } from './password-secret.ts'
import type { Secret } from './SecretOnce.tsx'
import { useListChange } from './use-list-change.ts'

interface RenewPasswordProps {
  name: string
  onSecret: (secret: Secret | undefined) => void
  onClose: () => void
}

export function RenewPassword({ name, onSecret, onClose }: RenewPasswordProps) {
  const renew = useListChange({
    queryKey: membersQuery().queryKey,
    change: () => renewPassword(name),
    onDone(answer) {
      onSecret(passwordSecret(answer))
      onClose()
    },
  })
  return (
    <FormDialog
      title={`A new password for ${name}?`}
      action="Make new password"
      look="outline"
      isPending={renew.isPending}
      error={formRefusal(renew.error)}
      onSubmit={() => renew.mutate()}
      onClose={onClose}
    >
      <p>
        The old one ends, and {name} is logged out everywhere. The new one is shown once, to you.
      </p>
    </FormDialog>
  )
}
