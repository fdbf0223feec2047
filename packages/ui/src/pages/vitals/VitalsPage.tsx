import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Activity } from 'lucide-react'
import { vitalsQuery } from '../../api/vitals.ts'
import { LookBackLink } from '../../components/LookBackLink.tsx'
import { QueryError } from '../../components/QueryError.tsx'
import { SignalChips } from '../../components/SignalChips.tsx'
import { useProject } from '../../components/use-project.ts'
import { vitalsFilter } from '../../search/vitals-search.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Breakdown } from './Breakdown.tsx'
import { Distribution } from './Distribution.tsx'
import { LongFrames } from './LongFrames.tsx'
import { MetricCards } from './MetricCards.tsx'
import { OverTime } from './OverTime.tsx'
import { Targets } from './Targets.tsx'
import { VitalLooks } from './VitalLooks.tsx'
import { VitalsToolbar } from './VitalsToolbar.tsx'
import { inOrder, worst } from './worst-first.ts'
import body from '../../components/PageBody.module.css'
import styles from './VitalsPage.module.css'

const route = getRouteApi('/authed/p/$project/vitals')

export function VitalsPage() {
  const { name } = useProject()
  const search = route.useSearch()
  return (
    <div className={styles.page}>
      <title>{`Vitals · ${name} · Seismo`}</title>
      <VitalsToolbar filter={vitalsFilter(search)} />
      <SignalChips values={vitalsFilter(search).signals} />
      <Vitals />
    </div>
  )
}

function Vitals() {
  const { slug } = useProject()
  const search = route.useSearch()
  const filter = vitalsFilter(search)
  const query = useQuery(vitalsQuery(slug, filter))
  if (query.data === undefined) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <VitalsSkeleton />
    )
  }
  const vitals = inOrder(query.data.items)
  // Without a choice the worst comes first, because that is what one came for.
  const chosen = vitals.find((one) => one.metric === search.metric) ?? worst(vitals)
  if (chosen === undefined) return <NoVitals />

  return (
    <div className={body.body} data-stale={query.isPlaceholderData}>
      <MetricCards {...{ vitals, filter }} chosen={chosen.metric} />
      <div className={styles.charts}>
        <OverTime stats={chosen} />
        <Distribution stats={chosen} filter={filter} goal={search.goal} />
      </div>
      <VitalLooks metric={chosen.metric} filter={filter} />
      <Breakdown metric={chosen.metric} by={search.by ?? 'page'} filter={filter} />
      <Targets metric={chosen.metric} filter={filter} />
      {chosen.metric === 'INP' && <LongFrames filter={filter} />}
    </div>
  )
}

function NoVitals() {
  return (
    <EmptyState
      icon={<Activity size={18} />}
      title="No vitals in this time range"
      actions={<LookBackLink kept="vitals" />}
    >
      They are sent when somebody leaves a page that has the Seismo script, from browsers that
      measure them.
    </EmptyState>
  )
}

function VitalsSkeleton() {
  return (
    <div className={body.body} role="status" aria-label="Loading vitals">
      <div className={styles.bones}>
        {Array.from({ length: 5 }, (_, index) => (
          <Skeleton key={index} height={138} />
        ))}
      </div>
      <div className={styles.charts}>
        <Skeleton height={318} />
        <Skeleton height={318} />
      </div>
      <Skeleton height={400} />
    </div>
  )
}
