import { useQuery } from '@tanstack/react-query'
import { Rocket } from 'lucide-react'
import type { ReactNode } from 'react'
import { newestReleaseQuery } from '../../api/releases.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useProject } from '../../components/use-project.ts'
import type { ReleasesFilter } from '../../search/releases-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SetRelease } from './SetRelease.tsx'

const icon = <Rocket size={18} />

interface NoReleasesProps {
  filter: ReleasesFilter
  /** In its place until it is known which one was seen last. */
  meanwhile: ReactNode
}

/** Nothing ever, nothing now, or filtered away: each leads somewhere else. */
export function NoReleases({ filter, meanwhile }: NoReleasesProps) {
  const { slug } = useProject()
  const { data, isPending } = useQuery(newestReleaseQuery(slug))
  const { name, environment, window } = filter
  if (isPending) return meanwhile
  const newest = data?.items[0]
  // Where nobody can tell, it is said of this time range alone.
  if (data !== undefined && newest === undefined) {
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
      {newest !== undefined && (
        <>
          <bdi>{newest.release}</bdi> was last seen <RelativeTime at={newest.lastSeen} />.
        </>
      )}
    </EmptyState>
  )
}
