import type { RuleStatus } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BellRing, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { alertsQuery } from '../../../api/alerts.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatExact } from '../../../format/numbers.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { NoRules } from '../rules/NoRules.tsx'
import { AlertList } from './AlertList.tsx'
import { standingsOf } from './alert-rows.ts'
import { Unseen } from './Unseen.tsx'
import styles from './NowTab.module.css'

/** What fires, or is about to. */
export function NowTab({ standing }: { standing: 'firing' | 'pending' }) {
  const { slug } = useProject()
  const query = useQuery(alertsQuery(slug))
  if (query.data === undefined) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height={240} />
    )
  }
  const statuses = query.data.items
  if (statuses.length === 0) return <NoRules />
  const { rows, counts } = standingsOf(statuses)
  const further = counts[standing] - rows[standing].length
  return (
    <div className={styles.now}>
      <Unseen statuses={statuses} />
      {rows[standing].length === 0 ? (
        <Quiet standing={standing} statuses={statuses} />
      ) : (
        <AlertList
          label={standing === 'firing' ? 'Firing alerts' : 'Pending alerts'}
          rows={rows[standing]}
        />
      )}
      {further > 0 && <p className={styles.note}>And {formatExact(further)} more.</p>}
    </div>
  )
}

interface QuietProps {
  standing: 'firing' | 'pending'
  statuses: readonly RuleStatus[]
}

/** That all is well is worth as much as what was looked at. */
function Quiet({ standing, statuses }: QuietProps) {
  const watching = statuses.filter(({ state }) => state === 'inactive')
  const at = Math.max(0, ...statuses.map(({ evaluatedAt }) => evaluatedAt ?? 0))
  return (
    <EmptyState
      icon={standing === 'firing' ? <CircleCheck size={18} /> : <BellRing size={18} />}
      title={standing === 'firing' ? 'Nothing fires' : 'Nothing is about to fire'}
    >
      <p>
        {watching.length === statuses.length
          ? `All ${counted(statuses.length)} see nothing`
          : `${formatExact(watching.length)} of ${counted(statuses.length)} see nothing`}
        {at > 0 && (
          <Checked>
            <RelativeTime at={at} />
          </Checked>
        )}
        .{' '}
        <Link to="." search={{ show: 'rules' }}>
          Rules
        </Link>
      </p>
    </EmptyState>
  )
}

function Checked({ children }: { children: ReactNode }) {
  return <>, checked {children}</>
}

function counted(rules: number): string {
  return `${formatExact(rules)} ${rules === 1 ? 'rule' : 'rules'}`
}
