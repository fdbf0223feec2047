import { useQuery } from '@tanstack/react-query'
import { Route } from 'lucide-react'
import type { ReactNode } from 'react'
import { lastVisitQuery } from '../../api/visits.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { LookBackLink } from '../../components/LookBackLink.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useProject } from '../../components/use-project.ts'
import { lookBack } from '../../search/look-back.ts'
import type { SessionsFilter } from '../../search/sessions-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

const icon = <Route size={18} />
const UNFILTERED = {
  ...{ having: undefined, issue: undefined, user: undefined, page: undefined },
  ...{ environment: undefined, release: undefined, device: undefined },
}

interface NoSessionsProps {
  filter: SessionsFilter
  /** In its place until it is known when the last one began. */
  meanwhile: ReactNode
}

/** Nothing ever, nothing now, or filtered away: each leads somewhere else. */
export function NoSessions({ filter, meanwhile }: NoSessionsProps) {
  const { slug, keptDays } = useProject()
  const back = lookBack(keptDays, 'sessions')
  const { data, isPending } = useQuery(lastVisitQuery(slug, back.from))
  const { window, signals, having, issue, user } = filter
  if (isPending) return meanwhile
  const last = data?.items[0]
  // Where nobody can tell, it is said of this time range alone.
  if (data !== undefined && last === undefined) {
    return (
      <EmptyState
        icon={icon}
        title={`No session was seen in ${back.words}`}
        actions={
          <LinkButton to="/p/$project/settings" params={{ project: slug }}>
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
      actions={<LookBackLink kept="sessions" />}
    >
      {last !== undefined && (
        <>
          The last one began <RelativeTime at={last.startedAt} />.
        </>
      )}
    </EmptyState>
  )
}
