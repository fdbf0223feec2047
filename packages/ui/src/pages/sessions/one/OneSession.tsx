import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Route } from 'lucide-react'
import { ApiError } from '../../../api/client.ts'
import { visitQuery } from '../../../api/visits.ts'
import { LookBackLink } from '../../../components/LookBackLink.tsx'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { daysWords } from '../../../search/look-back.ts'
import { windowOf } from '../../../search/time-window.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { SessionFacts } from './SessionFacts.tsx'
import { SessionHeader } from './SessionHeader.tsx'
import { Timeline } from './Timeline.tsx'
import styles from './OneSession.module.css'

const route = getRouteApi('/authed/p/$project/sessions/$session')

/** What one visitor went through, in the order of time. */
export function OneSession() {
  const { slug, name } = useProject()
  const { session } = route.useParams()
  const search = route.useSearch()
  const ask = { id: session, window: windowOf(search), at: search.at }
  const { data, isError, error, refetch } = useQuery(visitQuery(slug, ask))

  return (
    <>
      <title>{`Session ${session.slice(0, 8)} · ${name} · Seismo`}</title>
      <SessionHeader id={session} visit={data} />
      {data !== undefined && (
        <div className={styles.body}>
          <SessionFacts visit={data} />
          <Timeline visit={data} only={search.shown} />
        </div>
      )}
      {data === undefined && isError && <Failed error={error} onRetry={() => void refetch()} />}
      {data === undefined && !isError && (
        <div className={styles.body} role="status" aria-label="Loading the session">
          <Skeleton height={56} />
          <Skeleton height={480} />
        </div>
      )}
    </>
  )
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { keptDays } = useProject()
  if (!(error instanceof ApiError) || error.status !== 404) {
    return <QueryError error={error} onRetry={onRetry} />
  }
  return (
    <EmptyState
      icon={<Route size={18} />}
      title="Nothing of this session is stored"
      actions={<LookBackLink kept="sessions" without={{ at: undefined }} />}
    >
      Sessions are kept for {daysWords(keptDays.sessions)}, their requests for{' '}
      {daysWords(keptDays.requests)} and their vitals for {daysWords(keptDays.vitals)}.
    </EmptyState>
  )
}
