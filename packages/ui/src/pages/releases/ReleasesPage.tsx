import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { releasesQuery } from '../../api/releases.ts'
import { QueryError } from '../../components/QueryError.tsx'
import { useProject } from '../../components/use-project.ts'
import { releasesFilter } from '../../search/releases-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { Button } from '../../ui/Button.tsx'
import { EnvironmentPicker } from './EnvironmentPicker.tsx'
import { NoReleases } from './NoReleases.tsx'
import { ReleaseFilter } from './ReleaseFilter.tsx'
import { ReleaseTable } from './ReleaseTable.tsx'
import styles from './ReleasesPage.module.css'

const route = getRouteApi('/authed/p/$project/releases')

export function ReleasesPage() {
  const { slug, name } = useProject()
  const filter = releasesFilter(route.useSearch())
  const query = useInfiniteQuery(releasesQuery(slug, filter))
  const releases = query.data?.pages.flatMap(({ items }) => items)

  return (
    <div>
      <title>{`Releases · ${name} · Seismo`}</title>
      <header className={styles.header}>
        <h1>Releases</h1>
        <p className={styles.note}>{windowLabel(filter.window)}</p>
        <EnvironmentPicker environment={filter.environment} window={filter.window} />
        <ReleaseFilter name={filter.name} />
      </header>
      {query.isError && releases === undefined && (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {releases?.length === 0 && <NoReleases filter={filter} />}
      {(query.isPending || (releases !== undefined && releases.length > 0)) && (
        <ReleaseTable releases={releases} sort={filter.sort} stale={query.isPlaceholderData} />
      )}
      {query.hasNextPage && (
        <p className={styles.end}>
          <Button onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
            {query.isFetchingNextPage ? 'Loading…' : 'Show more'}
          </Button>
        </p>
      )}
    </div>
  )
}
