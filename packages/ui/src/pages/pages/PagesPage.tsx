import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { pagesQuery } from '../../api/pages.ts'
import { DevicePicker } from '../../components/DevicePicker.tsx'
import { EnvironmentPicker } from '../../components/EnvironmentPicker.tsx'
import { NameFilter } from '../../components/NameFilter.tsx'
import { PageHead } from '../../components/PageHead.tsx'
import { QueryError } from '../../components/QueryError.tsx'
import { ReleasePicker } from '../../components/ReleasePicker.tsx'
import { ShowMore } from '../../components/ShowMore.tsx'
import { useProject } from '../../components/use-project.ts'
import { pagesFilter } from '../../search/pages-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { LOOKING_BACK } from '../../search/look-back.ts'
import { NoPages } from './NoPages.tsx'
import { PageTable } from './PageTable.tsx'

const route = getRouteApi('/authed/p/$project/pages')

export function PagesPage() {
  const { slug, name } = useProject()
  const filter = pagesFilter(route.useSearch())
  const { window, signals } = filter
  const query = useInfiniteQuery(pagesQuery(slug, filter))
  const pages = query.data?.pages.flatMap(({ items }) => items)

  return (
    <div>
      <title>{`Pages · ${name} · Seismo`}</title>
      <PageHead title="Pages" note={windowLabel(window)}>
        <DevicePicker device={signals.device ?? 'all'} />
        <EnvironmentPicker environment={signals.environment} window={window} />
        <ReleasePicker release={signals.release} window={window} />
        <NameFilter
          param="path"
          label="Find a page"
          placeholder="Find a page, such as /orders/*"
          name={filter.path}
        />
      </PageHead>
      {query.isError && pages === undefined && (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {pages?.length === 0 && (
        <NoPages
          filter={filter}
          meanwhile={
            <PageTable pages={undefined} sort={filter.sort} stale={false} slow={LOOKING_BACK} />
          }
        />
      )}
      {(query.isPending || (pages !== undefined && pages.length > 0)) && (
        <PageTable pages={pages} sort={filter.sort} stale={query.isPlaceholderData} />
      )}
      <ShowMore query={query} />
    </div>
  )
}
