import type { TokenSummary } from '@seismo/ingest/api'
import { formRefusal } from '../../../api/refusal.ts'
import { revokeToken, tokensQuery } from '../../../api/tokens.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useToasts } from '../../../ui/toasts.ts'
import { useListChange } from './use-list-change.ts'

interface RevokeTokenProps {
  token: TokenSummary
  onClose: () => void
}

export function RevokeToken({ token: { id, name }, onClose }: RevokeTokenProps) {
  const toasts = useToasts()
  const revoke = useListChange({
    queryKey: tokensQuery().queryKey,
    change: () => revokeToken(id),
    onDone() {
      toasts.show({ text: `Revoked ${name}`, tone: 'plain' })
      onClose()
    },
  })
  return (
    <FormDialog
      title={`Revoke ${name}?`}
      action="Revoke token"
      look="outline"
      isPending={revoke.isPending}
      error={formRefusal(revoke.error)}
      onSubmit={() => revoke.mutate()}
      onClose={onClose}
    >
      <p>What uses it is refused from this moment on. It cannot be brought back.</p>
    </FormDialog>
  )
}
