import { useInfiniteQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { auditQuery } from '../../../api/audit.ts'
import { formRefusal } from '../../../api/refusal.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { AuditRow } from './AuditRow.tsx'
import styles from './AuditLog.module.css'

export function AuditLog() {
  const query = useInfiniteQuery(auditQuery())
  const entries = query.data?.pages.flatMap(({ items }) => items)
  return (
    <Panel title="Audit log" note="Who changed projects, members, tokens and logins" flush>
      {query.isPending && (
        <div className={styles.aside}>
          <Skeleton height={320} />
        </div>
      )}
      {query.isError && entries === undefined && (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {entries?.length === 0 && (
        <EmptyState icon={<ScrollText size={18} />} title="Nothing was changed yet">
          Changes of projects, members and tokens, and every login, will stand here.
        </EmptyState>
      )}
      {entries && entries.length > 0 && (
        <>
          <ol>
            {entries.map((entry, index) => (
              <AuditRow key={index} entry={entry} />
            ))}
          </ol>
          <AuditEnd
            shown={entries.length}
            hasMore={query.hasNextPage}
            isLoading={query.isFetchingNextPage}
            error={query.error}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      )}
    </Panel>
  )
}

interface AuditEndProps {
  shown: number
  hasMore: boolean
  isLoading: boolean
  error: Error | null
  onMore: () => void
}

function AuditEnd({ shown, hasMore, isLoading, error, onMore }: AuditEndProps) {
  return (
    <div className={styles.end}>
      <span>
        {shown} {shown === 1 ? 'entry' : 'entries'}
        {hasMore && ' shown'}
      </span>
      <span role="alert" className={styles.error}>
        {formRefusal(error)}
      </span>
      {hasMore && (
        <Button onClick={onMore} disabled={isLoading}>
          {isLoading ? 'Loading…' : 'Show more'}
        </Button>
      )}
    </div>
  )
}
