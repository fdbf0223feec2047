import { useQuery } from '@tanstack/react-query'
import { alertHistoryQuery, alertsQuery } from '../../api/alerts.ts'
import { QueryError } from '../../components/QueryError.tsx'
import { useProject } from '../../components/use-project.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { AlertHistory } from './AlertHistory.tsx'
import { AlertRow } from './AlertRow.tsx'
import { HowToConfigure } from './HowToConfigure.tsx'
import { byUrgency } from './rule-words.ts'
import styles from './AlertsPage.module.css'

export function AlertsPage() {
  const { name } = useProject()
  return (
    <div className={styles.page}>
      <title>{`Alerts · ${name} · Seismo`}</title>
      <Rules />
      <History />
    </div>
  )
}

function Rules() {
  const { slug } = useProject()
  const query = useQuery(alertsQuery(slug))
  const alerts = query.data && byUrgency(query.data.items)
  const count = (state: string) => alerts?.filter((one) => one.state === state).length ?? 0

  return (
    <section>
      <header className={styles.header}>
        <h1>Alerts</h1>
        {alerts !== undefined && alerts.length > 0 && (
          <p className={styles.note}>
            {count('firing')} firing · {count('pending')} pending · {count('inactive')} inactive
          </p>
        )}
      </header>
      {query.isError && alerts === undefined && (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Skeleton height={320} />}
      {alerts?.length === 0 && <HowToConfigure />}
      {alerts !== undefined && alerts.length > 0 && (
        <ul className={styles.list}>
          {alerts.map((alert) => (
            <AlertRow key={alert.rule.name} alert={alert} />
          ))}
        </ul>
      )}
    </section>
  )
}

function History() {
  const { slug } = useProject()
  const query = useQuery(alertHistoryQuery(slug))
  if (query.data === undefined) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height={200} />
    )
  }
  return query.data.items.length === 0 ? null : <AlertHistory entries={query.data.items} />
}
