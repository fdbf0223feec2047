import type { Silence } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { BellOff, Plus } from 'lucide-react'
import { alertsQuery, silencesQuery } from '../../../api/alerts.ts'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { QueryError } from '../../../components/QueryError.tsx'
import { useMayChange, useProject } from '../../../components/use-project.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { AlertList } from '../now/AlertList.tsx'
import { standingsOf } from '../now/alert-rows.ts'
import { SilenceForm } from './SilenceForm.tsx'
import { SilenceRow } from './SilenceRow.tsx'
import styles from './SilencedTab.module.css'

const route = getRouteApi('/authed/p/$project/alerts')

/** What is kept quiet, by whom, until when, and what that has hidden. */
export function SilencedTab() {
  const { slug } = useProject()
  const { silence: begun } = route.useSearch()
  const navigate = route.useNavigate()
  const mayChange = useMayChange()
  const query = useQuery(silencesQuery(slug))
  const { data: statuses } = useQuery(alertsQuery(slug))
  if (query.data === undefined) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height={240} />
    )
  }
  const hidden = standingsOf(statuses?.items ?? []).rows.silenced
  return (
    <div className={styles.tab}>
      <Silences silences={query.data.items} />
      {hidden.length > 0 && (
        <section className={styles.hidden} aria-label="Silenced alerts">
          <h2>Alerts that nobody is told of now</h2>
          <AlertList label="Silenced alerts" rows={hidden} />
        </section>
      )}
      {mayChange && begun !== undefined && (
        <SilenceForm
          key={begun}
          begun={begun}
          onClose={() => void navigate({ search: { show: 'silenced' }, replace: true })}
        />
      )}
    </div>
  )
}

function Silences({ silences }: { silences: readonly Silence[] }) {
  const mayChange = useMayChange()
  const standing = silences.filter(({ state }) => state !== 'over')
  const over = silences.filter(({ state }) => state === 'over')
  const add = mayChange && (
    <LinkButton to="." search={{ show: 'silenced', silence: ' ' }} size="small">
      <Plus size={14} aria-hidden="true" /> Silence
    </LinkButton>
  )
  return (
    <Panel
      title="Silences"
      note="Still evaluated and shown; nobody is told"
      flush
      {...(add !== false && { actions: add })}
    >
      {standing.length === 0 ? (
        <EmptyState icon={<BellOff size={18} />} title="Nothing is silenced">
          <p>Every alert reaches whom it is for.</p>
        </EmptyState>
      ) : (
        <ul aria-label="Silences">
          {standing.map((silence) => (
            <SilenceRow key={silence.id} silence={silence} />
          ))}
        </ul>
      )}
      {over.length > 0 && (
        <details className={styles.over}>
          <summary>{over.length} over</summary>
          <ul aria-label="Silences that are over">
            {over.map((silence) => (
              <SilenceRow key={silence.id} silence={silence} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
