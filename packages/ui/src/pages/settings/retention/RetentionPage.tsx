import { useQuery } from '@tanstack/react-query'
import { systemQuery } from '../../../api/system.ts'
import { DiskForecast } from '../../../components/DiskForecast.tsx'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { Link } from '@tanstack/react-router'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { KeptTable } from './KeptTable.tsx'
import styles from './RetentionPage.module.css'

export function RetentionPage() {
  return (
    <SettingsFrame>
      <Panel title="Retention" note="Of all projects together">
        <Retention />
      </Panel>
    </SettingsFrame>
  )
}

function Retention() {
  const { slug: project } = useProject()
  const { data, error, refetch } = useQuery(systemQuery())
  if (data === undefined && error) {
    return <QueryError error={error} onRetry={() => void refetch()} />
  }
  return (
    <div className={styles.body}>
      <p className={styles.hint}>
        What is older goes by itself. How long each kind is kept is said in <code>seismo.yaml</code>
        , for the disk belongs to all projects; it holds from the next start on. How fast each table
        grows stands on the{' '}
        <Link to="/p/$project/system" params={{ project }} className={styles.link}>
          System page
        </Link>
        .
      </p>
      <CodeBlock
        code={'retention: { errors: 90d, vitals: 14d, sessions: 30d }'}
        label="retention setting"
      />
      {data === undefined ? (
        <Skeleton height={260} />
      ) : (
        <>
          <DiskForecast disk={data.disk} />
          <KeptTable tables={data.tables} />
        </>
      )}
    </div>
  )
}
