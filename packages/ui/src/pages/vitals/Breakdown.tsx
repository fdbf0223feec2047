import type { VitalName, VitalStats } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { vitalBreakdownQuery } from '../../api/vitals.ts'
import { QueryError } from '../../components/QueryError.tsx'
import { useProject } from '../../components/use-project.ts'
import type { Breakdown as By, VitalsFilter } from '../../search/vitals-search.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { BreakdownRow } from './BreakdownRow.tsx'
import { useBefore } from './use-before.ts'
import { worstFirst } from './worst-first.ts'
import styles from './Breakdown.module.css'

const choices = [
  { value: 'page', label: 'Page' },
  { value: 'browser', label: 'Browser' },
  { value: 'release', label: 'Release' },
  { value: 'country', label: 'Country' },
] as const satisfies readonly { value: By; label: string }[]

interface BreakdownProps {
  metric: VitalName
  by: By
  filter: VitalsFilter
}

export function Breakdown({ metric, by, filter }: BreakdownProps) {
  const { slug, hasCountries } = useProject()
  const navigate = useNavigate()
  const query = useQuery(vitalBreakdownQuery(slug, filter, { metric, by }))
  const before = useBefore(filter, (past) => vitalBreakdownQuery(slug, past, { metric, by }))
  return (
    <Panel
      title={`${metric} by ${by}`}
      note="Worst first"
      flush
      actions={
        <Segmented
          label="Break down by"
          options={choices.filter(
            ({ value }) => value !== 'country' || hasCountries || by === value,
          )}
          value={by}
          onChange={(next: By) =>
            void navigate({
              to: '.',
              search: (old) => ({ ...old, by: next }),
              resetScroll: false,
            })
          }
        />
      }
    >
      {query.isError && <QueryError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Bones />}
      {query.data !== undefined && (
        <BreakdownTable
          {...{ before, by }}
          groups={query.data.items}
          percentile={filter.percentile}
        />
      )}
    </Panel>
  )
}

interface BreakdownTableProps {
  groups: readonly VitalStats[]
  before: readonly VitalStats[]
  by: By
  percentile: string
}

function BreakdownTable({ groups, before, by, percentile }: BreakdownTableProps) {
  const known = new Map(before.map((stats) => [stats.group, stats]))
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={styles.group}>{choices.find((one) => one.value === by)?.label}</th>
          <th className={styles.value}>p{percentile}</th>
          <th className={styles.change} title="Against the window before, as long">
            Δ
          </th>
          <th className={styles.rating}>Rating</th>
          <th className={styles.split}>Views by rating</th>
          <th className={styles.n}>Views</th>
        </tr>
      </thead>
      <tbody>
        {worstFirst(groups).map((stats) => (
          <BreakdownRow key={stats.group} {...{ stats, by }} before={known.get(stats.group)} />
        ))}
      </tbody>
    </table>
  )
}

function Bones() {
  return (
    <div className={styles.bones}>
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} height={16} />
      ))}
    </div>
  )
}
