import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { alertHistoryQuery } from '../../../api/alerts.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { HistoryEntry } from './HistoryEntry.tsx'

/** Every change of state, why, and what became of its messages. */
export function HistoryTab() {
  const { slug } = useProject()
  const query = useQuery(alertHistoryQuery(slug))
  if (query.data === undefined) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height={320} />
    )
  }
  const entries = query.data.items
  if (entries.length === 0) {
    return (
      <EmptyState icon={<History size={18} />} title="Nothing has fired yet">
        <p>What fires and what ends stands here, with what was measured and who was told.</p>
      </EmptyState>
    )
  }
  return (
    <Panel title="History" note="Every change of state, and what became of its messages" flush>
      <ol aria-label="History">
        {entries.map((entry) => (
          <HistoryEntry key={`${entry.incident} ${entry.state} ${entry.at}`} entry={entry} />
        ))}
      </ol>
    </Panel>
  )
}
