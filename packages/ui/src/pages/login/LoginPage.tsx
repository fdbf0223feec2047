import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { signInQuery } from '../../api/session.ts'
import { Logo } from '../../components/Logo.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { ProviderButton } from './ProviderButton.tsx'
import { problemSentence } from './problem-words.ts'
import styles from './LoginPage.module.css'

const route = getRouteApi('/login')

/** A service that does not say how is asked for a password: the form says what is wrong with it. */
const BY_PASSWORD = { password: true, oidc: null }

export function LoginPage() {
  const { next, problem } = route.useSearch()
  const { data, isPending } = useQuery(signInQuery())
  const { password, oidc } = data ?? BY_PASSWORD

  return (
    <main className={styles.page}>
      <title>Log in · Seismo</title>
      <div className={styles.card}>
        <header className={styles.header}>
          <Logo size={36} />
          <h1>Log in to Seismo</h1>
        </header>
        {!isPending && (
          <>
            {problem && (
              <p role="alert" className={styles.problem}>
                {problemSentence(problem, oidc?.label ?? 'The identity provider')}
              </p>
            )}
            {oidc && <ProviderButton oidc={oidc} next={next} />}
            {oidc && password && <p className={styles.or}>or with a password</p>}
            {password && <PasswordForm next={next} isOnlyWay={oidc === null} />}
          </>
        )}
      </div>
    </main>
  )
}
