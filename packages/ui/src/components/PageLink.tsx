import { refOfName } from '@seismo/ingest/search'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { NO_LOOK } from '../search/look-search.ts'
import { useProject } from './use-project.ts'

interface PageLinkProps {
  /** Its route or path. */
  page: string
  className?: string | undefined
  children?: ReactNode
}

/** To all that is known of a page; one whose name no address could hold is a name alone. */
export function PageLink({ page, className, children = <bdi>{page}</bdi> }: PageLinkProps) {
  const { slug } = useProject()
  const route = refOfName(page)
  if (route === undefined || page === '') return <span className={className}>{children}</span>
  return (
    <Link
      to="/p/$project/pages/$route"
      params={{ project: slug, route }}
      search={(old) => ({ ...old, ...NO_LOOK, metric: undefined, path: undefined })}
      className={className}
      title={`${page}: all that is known of this page`}
    >
      {children}
    </Link>
  )
}
