import type { SignIn } from '@seismo/ingest/api'
import { LogIn } from 'lucide-react'
import { providerAddress } from '../../api/session.ts'
import { problemSentence } from './problem-words.ts'
import styles from './LoginPage.module.css'

interface ProviderButtonProps {
  oidc: NonNullable<SignIn['oidc']>
  next: string | undefined
}

/** A link, not a request: the way goes over the provider's own pages. */
export function ProviderButton({ oidc: { label, isReachable }, next }: ProviderButtonProps) {
  return (
    <div className={styles.provider}>
      <a href={providerAddress(next)} className={styles.providerLink}>
        <LogIn size={16} aria-hidden="true" /> Log in with {label}
      </a>
      {!isReachable && <p className={styles.away}>{problemSentence('unreachable', label)}</p>}
    </div>
  )
}
