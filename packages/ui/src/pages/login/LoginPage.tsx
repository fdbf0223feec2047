import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { ApiError } from '../../api/client.ts'
import { logIn, sessionQuery } from '../../api/session.ts'
import { Logo } from '../../components/Logo.tsx'
import { Button } from '../../ui/Button.tsx'
import { textOf } from '../../ui/text-of.ts'
import styles from './LoginPage.module.css'

const route = getRouteApi('/login')

export function LoginPage() {
  const { next } = route.useSearch()
  const router = useRouter()
  const queryClient = useQueryClient()
  const login = useMutation({
    mutationFn: (form: FormData) => logIn(textOf(form, 'name'), textOf(form, 'password')),
    onSuccess(session) {
      queryClient.setQueryData(sessionQuery().queryKey, session)
      router.history.replace(next ?? '/')
    },
  })

  return (
    <main className={styles.page}>
      <title>Log in · Seismo</title>
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault()
          login.mutate(new FormData(event.currentTarget))
        }}
      >
        <header className={styles.header}>
          <Logo size={36} />
          <h1>Log in to Seismo</h1>
        </header>
        <Field name="name" label="Name" type="text" autoComplete="username" defaultValue="admin" />
        <Field name="password" label="Password" type="password" autoComplete="current-password" />
        <p role="alert" className={styles.error}>
          {login.isError && sentenceOf(login.error)}
        </p>
        <Button type="submit" look="primary" className={styles.submit} disabled={login.isPending}>
          {login.isPending ? 'Logging in…' : 'Log in'}
        </Button>
        <p className={styles.hint}>
          The password of <code>admin</code> was printed at the first start.
        </p>
      </form>
    </main>
  )
}

interface FieldProps {
  name: string
  label: string
  type: 'text' | 'password'
  autoComplete: string
  defaultValue?: string
}

function Field({ label, ...input }: FieldProps) {
  return (
    <label className={styles.field}>
      <span className={styles.label}>{label}</span>
      <input {...input} className={styles.input} required autoFocus={input.type === 'password'} />
    </label>
  )
}

function sentenceOf(error: Error): string {
  if (!(error instanceof ApiError) || error.detail === undefined) return error.message
  return `${error.message}. ${error.detail}`
}
