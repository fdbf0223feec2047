import { useBlocker } from '@tanstack/react-router'
import { FormDialog } from '../../../ui/FormDialog.tsx'

/** What was typed and not saved is not lost by a click beside it. */
export function KeepDraft({ isChanged }: { isChanged: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => isChanged,
    enableBeforeUnload: isChanged,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <FormDialog
      title="Leave without saving?"
      action="Leave"
      look="outline"
      isPending={false}
      error={undefined}
      onSubmit={proceed}
      onClose={reset}
    >
      <p>What you changed in this rule is not saved yet.</p>
    </FormDialog>
  )
}
