import { useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { everyPageQuery } from '../../api/pages.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { useProject } from '../../components/use-project.ts'
import type { PagesFilter } from '../../search/pages-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

const icon = <FileText size={18} />
const UNFILTERED = {
  path: undefined,
  environment: undefined,
  release: undefined,
  device: undefined,
}

/** Nothing ever, nothing now, or filtered away: each leads somewhere else. */
export function NoPages({ filter }: { filter: PagesFilter }) {
  const { slug } = useProject()
  const { data, isPending } = useQuery(everyPageQuery(slug))
  const { window, path, signals } = filter
  if (isPending) return null
  // Where nobody can tell, it is said of this time range alone.
  if (data?.items.length === 0) return <NothingEver project={slug} />
  if (path !== '' || Object.values(signals).some((value) => value !== undefined)) {
    return (
      <EmptyState
        icon={icon}
        title="No page fits"
        actions={
          <LinkButton to="." search={(old) => ({ ...old, ...UNFILTERED })}>
            Show all pages
          </LinkButton>
        }
      >
        In “{windowLabel(window)}” nothing was seen of such a page.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={icon}
      title="No page was viewed in this time range"
      actions={
        <LinkButton to="." search={(old) => ({ ...old, from: '-30d', to: undefined })}>
          Look at 30 days
        </LinkButton>
      }
    >
      Page views come from pages that have the Seismo script.
    </EmptyState>
  )
}

function NothingEver({ project }: { project: string }) {
  return (
    <EmptyState
      icon={icon}
      title="No page was viewed in 30 days"
      actions={
        <LinkButton to="/p/$project/issues" params={{ project }}>
          Connect a page
        </LinkButton>
      }
    >
      Page views come from pages that have the Seismo script.
    </EmptyState>
  )
}
