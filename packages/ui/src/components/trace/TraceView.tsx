import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { traceQuery, type TraceAsked } from '../../api/trace.ts'
import { QueryError } from '../QueryError.tsx'
import { useProject } from '../use-project.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { SpanTree } from './SpanTree.tsx'
import styles from './TraceView.module.css'

/** The event is there without it: a trace comes from another system, which may be slow or away. */
export function TraceView({ asked }: { asked: TraceAsked }) {
  const { slug } = useProject()
  const { data, error, refetch, isFetching } = useQuery(traceQuery(slug, asked))
  if (data === undefined && error !== null)
    return <QueryError error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton height={200} />
  if (data.tree !== null) return <SpanTree key={data.traceId} tree={data.tree} />
  return (
    <div className={styles.problem} role="status">
      <p>{data.problem}</p>
      {data.is !== 'not-configured' && (
        <Button size="small" disabled={isFetching} onClick={() => void refetch()}>
          <RotateCw size={14} aria-hidden="true" /> {isFetching ? 'Looking…' : 'Look again'}
        </Button>
      )}
    </div>
  )
}
