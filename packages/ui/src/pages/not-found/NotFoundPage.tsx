import { Compass } from 'lucide-react'
import { LinkButton } from '../../components/LinkButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './NotFoundPage.module.css'

export function NotFoundPage() {
  return (
    <main className={styles.page}>
      <EmptyState
        icon={<Compass size={18} />}
        heading="h1"
        title="There is nothing at this address"
        actions={<LinkButton to="/">Go to the issues</LinkButton>}
      >
        The link may be old or cut short, or it belongs to a project you cannot see.
      </EmptyState>
    </main>
  )
}
