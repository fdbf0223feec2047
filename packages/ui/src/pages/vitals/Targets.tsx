import type { VitalName, VitalTarget } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { vitalTargetsQuery } from '../../api/vitals.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { QueryError } from '../../components/QueryError.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatCount, formatExact } from '../../format/numbers.ts'
import { formatVital } from '../../format/vitals.ts'
import type { VitalsFilter } from '../../search/vitals-search.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ScriptCell } from './ScriptCell.tsx'
import { slowestInExplore } from './slowest-in-explore.ts'
import styles from './ScriptTable.module.css'

interface TargetsProps {
  metric: VitalName
  filter: VitalsFilter
}

/** Which elements a vital was measured on and, of INP, the scripts that made it slow. */
export function Targets({ metric, filter }: TargetsProps) {
  const { slug } = useProject()
  const query = useQuery(vitalTargetsQuery(slug, filter))
  const slowest = slowestInExplore(metric, filter)
  const targets = query.data?.items.filter((one) => one.metric === metric && one.target !== '')
  return (
    <Panel
      title={`What ${metric} is made of`}
      note="Most views first"
      flush
      {...(slowest !== undefined && {
        actions: (
          <LinkButton
            size="small"
            to="/p/$project/explore"
            params={{ project: slug }}
            search={slowest}
          >
            {metric === 'CLS' ? 'Highest' : 'Slowest'} in Explore
          </LinkButton>
        ),
      })}
    >
      {query.isError && <QueryError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Bones />}
      {targets?.length === 0 && (
        <p className={styles.none}>No browser named an element in this time range.</p>
      )}
      {targets !== undefined && targets.length > 0 && (
        <TargetTable targets={targets} metric={metric} />
      )}
    </Panel>
  )
}

function TargetTable({ targets, metric }: { targets: readonly VitalTarget[]; metric: VitalName }) {
  return (
    <table className={styles.table} data-table="targets">
      <thead>
        <tr>
          <th>Element</th>
          {metric === 'INP' && <th>Script behind it</th>}
          <th className={styles.number}>p75</th>
          <th className={styles.number}>Views</th>
        </tr>
      </thead>
      <tbody>
        {targets.map((one) => (
          <tr key={`${one.target} ${JSON.stringify(one.script)}`}>
            <th scope="row">
              <bdi className={styles.target}>{one.target}</bdi>
            </th>
            {metric === 'INP' && (
              <td>{one.script.url === '' ? '—' : <ScriptCell script={one.script} />}</td>
            )}
            <td className={styles.number}>
              {formatVital(metric, one.p75)} <span className={styles.unit}>p75</span>
            </td>
            <td className={styles.number} title={formatExact(one.n)}>
              {formatCount(one.n)}{' '}
              <span className={styles.unit}>{one.n === 1 ? 'view' : 'views'}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bones() {
  return (
    <div className={styles.bones} role="status" aria-label="Loading elements">
      {Array.from({ length: 4 }, (_, index) => (
        <Skeleton key={index} height={16} />
      ))}
    </div>
  )
}
