import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { outcomesQuery, systemQuery } from '../../api/system.ts'
import { QueryError } from '../../components/QueryError.tsx'
import { useProject } from '../../components/use-project.ts'
import { useNow } from '../../hooks/use-now.ts'
import { windowBounds, windowLabel, windowOf } from '../../search/time-window.ts'
import { countsOf } from './kind-rows.ts'
import { stepOf } from './ledger-series.ts'
import { Ledger } from './Ledger.tsx'
import { StorageTable } from './StorageTable.tsx'
import { SystemTiles } from './SystemTiles.tsx'
import { Warnings } from './Warnings.tsx'
import styles from './SystemPage.module.css'

const route = getRouteApi('/authed/p/$project/system')

export function SystemPage() {
  const { slug, name } = useProject()
  const window = windowOf(route.useSearch())
  const system = useQuery(systemQuery())
  const { from, to } = windowBounds(window, useNow())
  const outcomes = useQuery(outcomesQuery(slug, window, stepOf(to - from)))
  const ledger = outcomes.data?.items
  // The ledger is in the database and the log is not: each is shown without the other.
  const isLost = (query: { isError: boolean; data: unknown }) =>
    query.isError && query.data === undefined

  return (
    <div className={styles.page}>
      <title>{`System · ${name} · Seismo`}</title>
      <header className={styles.header}>
        <h1>System</h1>
        <p className={styles.note}>
          What became of everything {name} sent · {windowLabel(window)}
        </p>
      </header>
      {system.data !== undefined && <Warnings system={system.data} />}
      <SystemTiles
        counts={ledger && countsOf(ledger)}
        system={system.data}
        lost={{ ledger: isLost(outcomes), log: isLost(system) }}
      />
      {isLost(system) && system.error && (
        <QueryError error={system.error} onRetry={() => void system.refetch()} />
      )}
      {isLost(outcomes) && outcomes.error && (
        <QueryError error={outcomes.error} onRetry={() => void outcomes.refetch()} />
      )}
      {!isLost(outcomes) && (
        <Ledger
          outcomes={ledger}
          window={window}
          answeredAt={outcomes.dataUpdatedAt}
          isStale={outcomes.isPlaceholderData}
        />
      )}
      {system.data?.tables && system.data.tables.length > 0 && (
        <StorageTable tables={system.data.tables} disk={system.data.disk} />
      )}
    </div>
  )
}
