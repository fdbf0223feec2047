import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { visitsQuery } from '../../api/visits.ts'
import { DevicePicker } from '../../components/DevicePicker.tsx'
import { EnvironmentPicker } from '../../components/EnvironmentPicker.tsx'
import { PageHead } from '../../components/PageHead.tsx'
import { QueryError } from '../../components/QueryError.tsx'
import { ReleasePicker } from '../../components/ReleasePicker.tsx'
import { ShowMore } from '../../components/ShowMore.tsx'
import { SignalChips } from '../../components/SignalChips.tsx'
import { useProject } from '../../components/use-project.ts'
import { oneOf } from '../../search/one-of.ts'
import { LOOKING_BACK } from '../../search/look-back.ts'
import { HAVINGS, sessionsFilter } from '../../search/sessions-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { NoSessions } from './NoSessions.tsx'
import { SessionTable } from './SessionTable.tsx'

const route = getRouteApi('/authed/p/$project/sessions')

const havings = [
  { value: 'any', label: 'All' },
  { value: 'errors', label: 'With errors' },
  { value: 'crash', label: 'Crashed' },
] as const

export function SessionsPage() {
  const { slug, name } = useProject()
  const navigate = useNavigate()
  const filter = sessionsFilter(route.useSearch())
  const { window, signals, having, issue, user } = filter
  const query = useInfiniteQuery(visitsQuery(slug, filter))
  const visits = query.data?.pages.flatMap(({ items }) => items)

  return (
    <div>
      <title>{`Sessions · ${name} · Seismo`}</title>
      <PageHead title="Sessions" note={`${windowLabel(window)}, newest first`}>
        <Segmented
          label="Which sessions"
          options={havings}
          value={having ?? 'any'}
          onChange={(next) =>
            void navigate({
              to: '.',
              search: (old) => ({ ...old, having: oneOf(HAVINGS, next) }),
            })
          }
        />
        <DevicePicker device={signals.device ?? 'all'} />
        <EnvironmentPicker environment={signals.environment} window={window} />
        <ReleasePicker release={signals.release} window={window} />
      </PageHead>
      <SignalChips values={{ page: signals.page, issue, user }} />
      {query.isError && visits === undefined && (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {visits?.length === 0 && (
        <NoSessions
          filter={filter}
          meanwhile={<SessionTable visits={undefined} stale={false} slow={LOOKING_BACK} />}
        />
      )}
      {(query.isPending || (visits !== undefined && visits.length > 0)) && (
        <SessionTable visits={visits} stale={query.isPlaceholderData} />
      )}
      <ShowMore query={query} />
    </div>
  )
}
