import { useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import { everyPageQuery } from '../../api/pages.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { LookBackLink } from '../../components/LookBackLink.tsx'
import { useProject } from '../../components/use-project.ts'
import { lookBack } from '../../search/look-back.ts'
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

interface NoPagesProps {
  filter: PagesFilter
  /** In its place until it is known whether there ever was one. */
  meanwhile: ReactNode
}

/** Nothing ever, nothing now, or filtered away: each leads somewhere else. */
export function NoPages({ filter, meanwhile }: NoPagesProps) {
  const { slug, keptDays } = useProject()
  const back = lookBack(keptDays, 'pageViews')
  const { data, isPending } = useQuery(everyPageQuery(slug, back.from))
  const { window, path, signals } = filter
  if (isPending) return meanwhile
  // Where nobody can tell, it is said of this time range alone.
  if (data?.items.length === 0) return <NothingEver project={slug} words={back.words} />
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
      actions={<LookBackLink kept="pageViews" />}
    >
      Page views come from pages that have the Seismo script.
    </EmptyState>
  )
}

function NothingEver({ project, words }: { project: string; words: string }) {
  return (
    <EmptyState
      icon={icon}
      title={`No page was viewed in ${words}`}
      actions={
        <LinkButton to="/p/$project/settings" params={{ project }}>
          Connect a page
        </LinkButton>
      }
    >
      Page views come from pages that have the Seismo script.
    </EmptyState>
  )
}
