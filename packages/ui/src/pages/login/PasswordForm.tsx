import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { ApiError } from '../../api/client.ts'
import { logIn, sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/Button.tsx'
import { textOf } from '../../ui/text-of.ts'
import styles from './LoginPage.module.css'

interface PasswordFormProps {
  next: string | undefined
  /** Where there is another way, the name is not guessed and the keyboard stays away. */
  isOnlyWay: boolean
}

export function PasswordForm({ next, isOnlyWay }: PasswordFormProps) {
  const router = useRouter()
  const queryClient = useQueryClient()
  const login = useMutation({
    mutationFn: (form: FormData) => logIn(textOf(form, 'name'), textOf(form, 'password')),
    onSuccess(session) {
      // A login that ended may have been somebody else's, with other rights.
      queryClient.clear()
      queryClient.setQueryData(sessionQuery().queryKey, session)
      router.history.replace(next ?? '/')
    },
  })

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        login.mutate(new FormData(event.currentTarget))
      }}
    >
      <label className={styles.field}>
        <span className={styles.label}>Name</span>
        <input
          name="name"
          className={styles.input}
          autoComplete="username"
          defaultValue={isOnlyWay ? 'admin' : ''}
          required
        />
      </label>
      <label className={styles.field}>
        <span className={styles.label}>Password</span>
        <input
          name="password"
          type="password"
          className={styles.input}
          autoComplete="current-password"
          required
          autoFocus={isOnlyWay}
        />
      </label>
      <p role="alert" className={styles.error}>
        {login.isError && sentenceOf(login.error)}
      </p>
      <Button
        type="submit"
        look={isOnlyWay ? 'primary' : 'outline'}
        className={styles.submit}
        disabled={login.isPending}
      >
        {login.isPending ? 'Logging in…' : 'Log in'}
      </Button>
      <p className={styles.hint}>
        The password of <code>admin</code> was printed at the first start.
      </p>
    </form>
  )
}

function sentenceOf(error: Error): string {
  if (!(error instanceof ApiError) || error.detail === undefined) return error.message
  return `${error.message}. ${error.detail}`
}
