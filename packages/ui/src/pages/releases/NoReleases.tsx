import { useQuery } from '@tanstack/react-query'
import { Rocket } from 'lucide-react'
import { newestReleaseQuery } from '../../api/releases.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useProject } from '../../components/use-project.ts'
import type { ReleasesFilter } from '../../search/releases-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SetRelease } from './SetRelease.tsx'

const icon = <Rocket size={18} />

/** Nothing ever, nothing now, or filtered away: each leads somewhere else. */
export function NoReleases({ filter }: { filter: ReleasesFilter }) {
  const { slug } = useProject()
  const { data } = useQuery(newestReleaseQuery(slug))
  const { name, environment, window } = filter
  if (data === undefined) return null
  const [newest] = data.items
  if (newest === undefined) {
    return (
      <EmptyState icon={icon} title="No page names its release">
        With a release Seismo can say what a deploy broke, who has it, and which source maps it
        needs.
        <SetRelease />
      </EmptyState>
    )
  }
  if (name !== '' || environment !== undefined) {
    return (
      <EmptyState
        icon={icon}
        title="No release fits"
        actions={
          <LinkButton
            to="."
            search={(old) => ({ ...old, name: undefined, environment: undefined })}
          >
            Show all releases
          </LinkButton>
        }
      >
        In “{windowLabel(window)}” none is called like “{name || environment}”.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={icon}
      title="No release in this time range"
      actions={
        <LinkButton to="." search={(old) => ({ ...old, from: '-30d', to: undefined })}>
          Look at 30 days
        </LinkButton>
      }
    >
      <bdi>{newest.release}</bdi> was last seen <RelativeTime at={newest.lastSeen} />.
    </EmptyState>
  )
}
