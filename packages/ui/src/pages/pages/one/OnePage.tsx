import type { PageDetail } from '@seismo/ingest/api'
import { readRef } from '@seismo/ingest/search'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { pageQuery, type PageAsk } from '../../../api/pages.ts'
import { ApiError } from '../../../api/client.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { pagesFilter } from '../../../search/pages-search.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Flow } from './Flow.tsx'
import { NothingOfPage } from './NothingOfPage.tsx'
import { PageHeader } from './PageHeader.tsx'
import { PageIssues } from './PageIssues.tsx'
import { PageRequests } from './PageRequests.tsx'
import { PageStatsStrip } from './PageStatsStrip.tsx'
import { PageVitals } from './PageVitals.tsx'
import { ViewsChart } from './ViewsChart.tsx'
import body from '../../../components/PageBody.module.css'
import styles from './OnePage.module.css'

const route = getRouteApi('/authed/p/$project/pages/$route')

/** All that is known of one page, side by side: the join that people make by hand. */
export function OnePage() {
  const { slug, name } = useProject()
  const { route: ref } = route.useParams()
  const { window, signals } = pagesFilter(route.useSearch())
  const ask = { page: ref, window, signals }
  const query = useQuery(pageQuery(slug, ask))
  const page = query.data?.page ?? nameOf(ref)

  return (
    <>
      <title>{`${page} · ${name} · Seismo`}</title>
      <PageHeader page={page} detail={query.data} window={window} signals={signals} />
      {query.data !== undefined && (
        <div className={body.body} data-stale={query.isPlaceholderData}>
          <Page detail={query.data} ask={ask} />
        </div>
      )}
      {query.data === undefined && query.isError && (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data === undefined && query.isPending && (
        <div className={body.body} role="status" aria-label="Loading the page">
          <Skeleton height={64} />
          <Skeleton height={200} />
          <Skeleton height={320} />
        </div>
      )}
    </>
  )
}

function Page({ detail, ask }: { detail: PageDetail; ask: PageAsk }) {
  return (
    <>
      <PageStatsStrip detail={detail} />
      <ViewsChart detail={detail} window={ask.window} />
      <PageVitals page={detail.page} ask={ask} />
      <div className={styles.panels}>
        <PageIssues page={detail.page} window={ask.window} />
        <PageRequests ask={ask} />
      </div>
      <Flow flow={detail.flow} />
    </>
  )
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (error instanceof ApiError && error.status === 404) return <NothingOfPage />
  return <QueryError error={error} onRetry={onRetry} />
}

function nameOf(route: string): string {
  const ref = readRef(route)
  return 'name' in ref ? ref.name : 'A page of a very long name'
}
