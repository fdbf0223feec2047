import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { PageAsk } from '../../../api/pages.ts'
import { vitalsQuery } from '../../../api/vitals.ts'
import { LazyLooks } from '../../../components/correlation/LazyLooks.tsx'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { NO_LOOK } from '../../../search/look-search.ts'
import type { VitalsFilter } from '../../../search/vitals-search.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { MetricCards } from '../../vitals/MetricCards.tsx'
import { OverTime } from '../../vitals/OverTime.tsx'
import { inOrder, worst } from '../../vitals/worst-first.ts'
import styles from './PageVitals.module.css'

const route = getRouteApi('/authed/p/$project/pages/$route')

interface PageVitalsProps {
  page: string
  ask: PageAsk
}

/** How fast the page is, and what moved together with the vital that is chosen: servers, deploys. */
export function PageVitals({ page, ask }: PageVitalsProps) {
  const { slug } = useProject()
  const { metric, rise } = route.useSearch()
  const { window, signals } = ask
  const filter: VitalsFilter = {
    ...{ window, device: signals.device ?? 'all', percentile: '75' },
    signals: { environment: signals.environment, release: signals.release, page: ask.page },
  }
  const query = useQuery(vitalsQuery(slug, filter))
  if (query.data === undefined) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height={480} />
    )
  }
  const vitals = inOrder(query.data.items)
  const chosen = vitals.find((one) => one.metric === metric) ?? worst(vitals)
  if (chosen === undefined) return null
  const signal = { signal: `vital:${chosen.metric}`, page, device: signals.device }
  return (
    <section className={styles.vitals} aria-label="Vitals">
      <header className={styles.head}>
        <h2>Vitals</h2>
        <LinkButton
          size="small"
          to="/p/$project/vitals"
          params={{ project: slug }}
          search={(old) => ({ ...old, ...NO_LOOK, metric: chosen.metric, page: ask.page })}
        >
          Elements, scripts and distribution
        </LinkButton>
      </header>
      <MetricCards {...{ vitals, filter }} chosen={chosen.metric} />
      <OverTime stats={chosen} zooms />
      <LazyLooks ask={{ signal, window, rise }} />
    </section>
  )
}
