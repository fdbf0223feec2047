import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { fieldRefusal, formRefusal } from '../../../api/refusal.ts'
import { changeOwnPassword, sessionQuery } from '../../../api/session.ts'
import { useSession } from '../../../components/use-project.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { textOf } from '../../../ui/text-of.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { SaveRow } from '../SaveRow.tsx'
import styles from '../SettingsForm.module.css'

export function OwnPassword() {
  const { user } = useSession()
  const queryClient = useQueryClient()
  const [differs, setDiffers] = useState(false)
  const change = useMutation({
    mutationFn: (form: FormData) =>
      changeOwnPassword(textOf(form, 'password'), textOf(form, 'newPassword')),
    // It holds the passwords, which nobody needs once they are sent.
    gcTime: 0,
    onSuccess: (session) => queryClient.setQueryData(sessionQuery().queryKey, session),
  })

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const isTypo = textOf(form, 'newPassword') !== textOf(form, 'again')
    setDiffers(isTypo)
    if (!isTypo) change.mutate(form, { onSuccess: () => element.reset() })
  }

  return (
    <Panel title="Your password" note="Your logins elsewhere end, this one goes on">
      <form className={styles.form} onSubmit={submit}>
        {/* Tells a password manager whose password it is. */}
        <input hidden readOnly name="username" autoComplete="username" value={user.name} />
        <TextField
          name="password"
          label="Current password"
          type="password"
          autoComplete="current-password"
          required
          error={fieldRefusal(change.error, 'password')}
        />
        <TextField
          name="newPassword"
          label="New password"
          type="password"
          autoComplete="new-password"
          required
          minLength={8}
          maxLength={200}
          hint="At least 8 characters."
          error={fieldRefusal(change.error, 'newPassword')}
        />
        <TextField
          name="again"
          label="New password again"
          type="password"
          autoComplete="new-password"
          required
          error={differs ? 'This is not the same.' : undefined}
        />
        <SaveRow
          label="Change password"
          isPending={change.isPending}
          saved={change.isSuccess ? 'Changed. Your other logins have ended.' : undefined}
          error={formRefusal(change.error, ['password', 'newPassword'])}
        />
      </form>
    </Panel>
  )
}
