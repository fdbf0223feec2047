import { useQuery } from '@tanstack/react-query'
import { Route } from 'lucide-react'
import { lastVisitQuery } from '../../api/visits.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useProject } from '../../components/use-project.ts'
import type { SessionsFilter } from '../../search/sessions-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

const icon = <Route size={18} />
const UNFILTERED = {
  ...{ having: undefined, issue: undefined, user: undefined, page: undefined },
  ...{ environment: undefined, release: undefined, device: undefined },
}

/** Nothing ever, nothing now, or filtered away: each leads somewhere else. */
export function NoSessions({ filter }: { filter: SessionsFilter }) {
  const { slug } = useProject()
  const { data, isPending } = useQuery(lastVisitQuery(slug))
  const { window, signals, having, issue, user } = filter
  if (isPending) return null
  const last = data?.items[0]
  // Where nobody can tell, it is said of this time range alone.
  if (data !== undefined && last === undefined) {
    return (
      <EmptyState
        icon={icon}
        title="No session was seen in 30 days"
        actions={
          <LinkButton to="/p/$project/issues" params={{ project: slug }}>
            Connect a page
          </LinkButton>
        }
      >
        A session is a visit in one tab of a page that has the Seismo script.
      </EmptyState>
    )
  }
  if ([having, issue, user, ...Object.values(signals)].some((value) => value !== undefined)) {
    return (
      <EmptyState
        icon={icon}
        title={having === undefined ? 'No session fits' : 'No such session had an error'}
        actions={
          <LinkButton to="." search={(old) => ({ ...old, ...UNFILTERED })}>
            Show all sessions
          </LinkButton>
        }
      >
        In “{windowLabel(window)}” there is none with these conditions.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={icon}
      title="No session in this time range"
      actions={
        <LinkButton to="." search={(old) => ({ ...old, from: '-30d', to: undefined })}>
          Look at 30 days
        </LinkButton>
      }
    >
      {last !== undefined && (
        <>
          The last one began <RelativeTime at={last.startedAt} />.
        </>
      )}
    </EmptyState>
  )
}
