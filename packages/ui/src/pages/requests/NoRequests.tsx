import { useQuery } from '@tanstack/react-query'
import { Globe } from 'lucide-react'
import type { ReactNode } from 'react'
import { everyRequestQuery } from '../../api/requests.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { LookBackLink } from '../../components/LookBackLink.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useProject } from '../../components/use-project.ts'
import { lookBack } from '../../search/look-back.ts'
import type { RequestsFilter } from '../../search/requests-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

const icon = <Globe size={18} />
const UNFILTERED = {
  ...{ path: undefined, host: undefined, page: undefined },
  ...{ environment: undefined, release: undefined, device: undefined },
}

interface NoRequestsProps {
  filter: RequestsFilter
  /** In its place until it is known when the last one was made. */
  meanwhile: ReactNode
}

/** Nothing ever, nothing now, or filtered away: each leads somewhere else. */
export function NoRequests({ filter, meanwhile }: NoRequestsProps) {
  const { slug, keptDays } = useProject()
  const back = lookBack(keptDays, 'requests')
  const { data, isPending } = useQuery(everyRequestQuery(slug, back.from))
  const { window, signals, path, host } = filter
  if (isPending) return meanwhile
  // Where nobody can tell, it is said of this time range alone.
  if (data?.items.length === 0) return <NothingEver project={slug} words={back.words} />
  if ([path || undefined, host, ...Object.values(signals)].some((value) => value !== undefined)) {
    return (
      <EmptyState
        icon={icon}
        title="No request fits"
        actions={
          <LinkButton to="." search={(old) => ({ ...old, ...UNFILTERED })}>
            Show all requests
          </LinkButton>
        }
      >
        In “{windowLabel(window)}” no such request was seen.
      </EmptyState>
    )
  }
  const last = Math.max(0, ...(data?.items ?? []).map(({ lastSeen }) => lastSeen))
  return (
    <EmptyState
      icon={icon}
      title="No request was seen in this time range"
      actions={<LookBackLink kept="requests" />}
    >
      {last > 0 && (
        <>
          The last one was made <RelativeTime at={last} />.
        </>
      )}
    </EmptyState>
  )
}

function NothingEver({ project, words }: { project: string; words: string }) {
  return (
    <EmptyState
      icon={icon}
      title={`No request was seen in ${words}`}
      actions={
        <LinkButton to="/p/$project/settings" params={{ project }}>
          Connect a page
        </LinkButton>
      }
    >
      Requests are what pages with the Seismo script ask for by fetch and XHR.
    </EmptyState>
  )
}
