import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { overviewQuery } from '../../api/overview.ts'
import { QueryError } from '../../components/QueryError.tsx'
import { SetupWizard } from '../../components/setup/SetupWizard.tsx'
import { useProject } from '../../components/use-project.ts'
import { overviewFilter } from '../../search/overview-search.ts'
import { NoOverview } from './NoOverview.tsx'
import { OverviewBody } from './OverviewBody.tsx'
import { OverviewColumns } from './OverviewColumns.tsx'
import { OverviewSkeleton } from './OverviewSkeleton.tsx'
import { OverviewToolbar } from './OverviewToolbar.tsx'
import styles from './OverviewPage.module.css'

const route = getRouteApi('/authed/p/$project/overview')

export function OverviewPage() {
  const { name, firstEventAt } = useProject()
  const search = route.useSearch()
  if (firstEventAt === null) return <SetupWizard />
  return (
    <div className={styles.page}>
      <title>{`Overview · ${name} · Seismo`}</title>
      <OverviewToolbar filter={overviewFilter(search)} as={search.as} size={search.size} />
      <Overview />
    </div>
  )
}

function Overview() {
  const { slug } = useProject()
  const filter = overviewFilter(route.useSearch())
  const query = useQuery(overviewQuery(slug, filter))
  const { data } = query
  if (data === undefined) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <OverviewSkeleton />
    )
  }
  if (data.ids.length === 0) {
    // What was pinned may well have rows.
    return (
      <OverviewColumns filter={filter}>
        <NoOverview filter={filter} />
      </OverviewColumns>
    )
  }
  return (
    <div className={styles.body} data-stale={query.isPlaceholderData}>
      <OverviewBody data={data} filter={filter} />
    </div>
  )
}
