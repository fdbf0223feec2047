import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Lock, Users } from 'lucide-react'
import { viewsQuery } from '../../api/views.ts'
import { useIsSeen } from '../../hooks/use-is-seen.ts'
import { useProject } from '../use-project.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { isAsSaved, searchOfView, type Kept } from './saved-search.ts'
import { SaveView } from './SaveView.tsx'
import { ViewMenu } from './ViewMenu.tsx'
import styles from '../TabLinks.module.css'

/** Those of the page, and what makes another of it as it is. */
export function SavedViews({ kept }: { kept: Kept }) {
  const { slug } = useProject()
  const { data } = useQuery({ ...viewsQuery(slug), enabled: useIsSeen() })
  const { saved } = useSearch({ strict: false })
  const views = (data?.items ?? []).filter(({ page }) => page === kept.page)
  const current = views.find(({ id }) => id === saved)
  const isChanged = current !== undefined && !isAsSaved(kept, current)
  return (
    <>
      {views.length > 0 && <span className={styles.line} aria-hidden="true" />}
      {views.map((view) => (
        <Link
          key={view.id}
          to="."
          search={({ from, to }) => ({ from, to, ...searchOfView(view) })}
          className={styles.tab}
          aria-current={view.id === saved ? 'page' : undefined}
          title={view.visibleTo === 'me' ? 'Only you see this view' : `Shared by ${view.owner}`}
          preload={false}
        >
          {view.visibleTo === 'me' ? (
            <Lock size={12} aria-hidden="true" />
          ) : (
            <Users size={12} aria-hidden="true" />
          )}
          <bdi>{view.name}</bdi>
          {view.id === saved && isChanged && (
            <span title="Changed since it was saved">
              *<Hidden> changed</Hidden>
            </span>
          )}
        </Link>
      ))}
      {current?.mayChange === true && <ViewMenu view={current} {...{ kept, isChanged }} />}
      {(current === undefined || isChanged) && <SaveView kept={kept} />}
    </>
  )
}
