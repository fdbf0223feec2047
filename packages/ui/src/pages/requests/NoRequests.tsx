import { useQuery } from '@tanstack/react-query'
import { Globe } from 'lucide-react'
import { everyRequestQuery, KEPT } from '../../api/requests.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useProject } from '../../components/use-project.ts'
import type { RequestsFilter } from '../../search/requests-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

const icon = <Globe size={18} />
const UNFILTERED = {
  ...{ path: undefined, host: undefined, page: undefined },
  ...{ environment: undefined, release: undefined, device: undefined },
}

/** Nothing ever, nothing now, or filtered away: each leads somewhere else. */
export function NoRequests({ filter }: { filter: RequestsFilter }) {
  const { slug } = useProject()
  const { data, isPending } = useQuery(everyRequestQuery(slug))
  const { window, signals, path, host } = filter
  if (isPending) return null
  // Where nobody can tell, it is said of this time range alone.
  if (data?.items.length === 0) return <NothingEver project={slug} />
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
      actions={
        <LinkButton to="." search={(old) => ({ ...old, from: KEPT, to: undefined })}>
          Look at 14 days
        </LinkButton>
      }
    >
      {last > 0 && (
        <>
          The last one was made <RelativeTime at={last} />.
        </>
      )}
    </EmptyState>
  )
}

function NothingEver({ project }: { project: string }) {
  return (
    <EmptyState
      icon={icon}
      title="No request was seen in 14 days"
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
