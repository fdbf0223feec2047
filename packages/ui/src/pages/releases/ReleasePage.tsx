import type { ReleaseDetail } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { releaseQuery } from '../../api/releases.ts'
import { QueryError } from '../../components/QueryError.tsx'
import { useProject } from '../../components/use-project.ts'
import { releasesFilter } from '../../search/releases-search.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Adoption } from './Adoption.tsx'
import { Deploys } from './Deploys.tsx'
import { ReleaseHeader } from './ReleaseHeader.tsx'
import { ReleaseIssues } from './ReleaseIssues.tsx'
import { ReleaseStats } from './ReleaseStats.tsx'
import { VitalsDelta } from './VitalsDelta.tsx'
import body from '../../components/PageBody.module.css'
import styles from './ReleasePage.module.css'

const route = getRouteApi('/authed/p/$project/releases/$release')

export function ReleasePage() {
  const { slug, name } = useProject()
  const { release } = route.useParams()
  const { window, environment } = releasesFilter(route.useSearch())
  const query = useQuery(releaseQuery(slug, { release, window, environment }))

  return (
    <>
      <title>{`${release} · ${name} · Seismo`}</title>
      <ReleaseHeader {...{ release, environment, window }} detail={query.data} />
      {query.data !== undefined && (
        <div className={body.body} data-stale={query.isPlaceholderData}>
          <Release detail={query.data} />
        </div>
      )}
      {query.data === undefined && query.isError && (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data === undefined && query.isPending && (
        <div className={body.body} role="status" aria-label="Loading the release">
          <Skeleton height={48} />
          <Skeleton height={230} />
          <Skeleton height={300} />
        </div>
      )}
    </>
  )
}

function Release({ detail }: { detail: ReleaseDetail }) {
  return (
    <>
      <ReleaseStats detail={detail} />
      <Adoption detail={detail} />
      <div className={styles.panels}>
        <ReleaseIssues detail={detail} />
        <div className={styles.side}>
          <VitalsDelta detail={detail} />
          <Deploys deploys={detail.deploys} />
        </div>
      </div>
    </>
  )
}
