import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { withValue } from '../search/filter-terms.ts'
import { NO_LOOK } from '../search/look-search.ts'
import { useProject } from './use-project.ts'

/** What a filter of issues takes. */
const LONGEST = 400

interface IssuesOfPageProps {
  /** Its route or path. */
  page: string
  className?: string | undefined
  children: ReactNode
}

/** The issues whose errors happened on a page. */
export function IssuesOfPage({ page, className, children }: IssuesOfPageProps) {
  const { slug } = useProject()
  if (page === '' || page.length > LONGEST) return <span className={className}>{children}</span>
  return (
    <Link
      to="/p/$project/issues"
      params={{ project: slug }}
      search={(old) => ({ ...old, ...NO_LOOK, q: withValue('', { key: 'page', value: page }) })}
      className={className}
      preload={false}
    >
      {children}
    </Link>
  )
}
