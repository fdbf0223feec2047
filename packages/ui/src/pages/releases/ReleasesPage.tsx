import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { releasesQuery } from '../../api/releases.ts'
import { NameFilter } from '../../components/NameFilter.tsx'
import { PageHead } from '../../components/PageHead.tsx'
import { QueryError } from '../../components/QueryError.tsx'
import { ShowMore } from '../../components/ShowMore.tsx'
import { useProject } from '../../components/use-project.ts'
import { releasesFilter } from '../../search/releases-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { LOOKING_BACK } from '../../search/look-back.ts'
import { EnvironmentPicker } from '../../components/EnvironmentPicker.tsx'
import { NoReleases } from './NoReleases.tsx'
import { ReleaseTable } from './ReleaseTable.tsx'

const route = getRouteApi('/authed/p/$project/releases')

export function ReleasesPage() {
  const { slug, name } = useProject()
  const filter = releasesFilter(route.useSearch())
  const query = useInfiniteQuery(releasesQuery(slug, filter))
  const releases = query.data?.pages.flatMap(({ items }) => items)

  return (
    <div>
      <title>{`Releases · ${name} · Seismo`}</title>
      <PageHead title="Releases" note={windowLabel(filter.window)}>
        <EnvironmentPicker environment={filter.environment} window={filter.window} />
        <NameFilter
          param="name"
          label="Find a release"
          placeholder="Find a release, such as 2.41.*"
          name={filter.name}
        />
      </PageHead>
      {query.isError && releases === undefined && (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {releases?.length === 0 && (
        <NoReleases
          filter={filter}
          meanwhile={
            <ReleaseTable
              releases={undefined}
              sort={filter.sort}
              stale={false}
              slow={LOOKING_BACK}
            />
          }
        />
      )}
      {(query.isPending || (releases !== undefined && releases.length > 0)) && (
        <ReleaseTable releases={releases} sort={filter.sort} stale={query.isPlaceholderData} />
      )}
      <ShowMore query={query} />
    </div>
  )
}
