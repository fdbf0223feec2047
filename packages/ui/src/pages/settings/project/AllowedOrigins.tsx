import { useIsAdmin, useProject } from '../../../components/use-project.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { OriginsForm } from './OriginsForm.tsx'
import styles from './AllowedOrigins.module.css'

export function AllowedOrigins() {
  const { slug, allowedOrigins } = useProject()
  const isAdmin = useIsAdmin()
  return (
    <Panel title="Allowed origins" note="Whose pages may send with this key">
      {isAdmin ? <OriginsForm key={slug} /> : <OriginsList origins={allowedOrigins} />}
    </Panel>
  )
}

function OriginsList({ origins }: { origins: readonly string[] }) {
  if (origins.length === 0) return <p className={styles.any}>Any page may send.</p>
  return (
    <ul className={styles.list}>
      {origins.map((origin) => (
        <li key={origin}>
          <code>{origin}</code>
        </li>
      ))}
    </ul>
  )
}
