import { Link, useNavigate } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import { withValue } from '../../search/filter-terms.ts'
import { useFilterSubject } from './filter-subject.ts'
import { useValueMenu } from './value-menu-context.ts'

interface ValueLinkProps {
  /** As the filter calls it. */
  filterKey: string
  value: string
  children: ReactNode
  /** Where there are few of them. */
  isInTabs?: boolean
  className?: string | undefined
}

/**
 * A value that the list can be filtered by: click for only these, with Alt for all others. Out of the
 * order of tabs, or fifty rows would have hundreds of stops; the filter box does the same by keyboard.
 */
export function ValueLink({
  filterKey,
  value,
  children,
  isInTabs = false,
  className,
}: ValueLinkProps) {
  const navigate = useNavigate()
  const openMenu = useValueMenu()
  const { vocabulary } = useFilterSubject()

  function onClick(event: MouseEvent) {
    if (!event.altKey) return
    // The browser's own Alt-click would save the page.
    event.preventDefault()
    void navigate({
      to: '.',
      search: (old) => ({
        ...old,
        q: withValue(old.q ?? '', { key: filterKey, value, exclude: true }, vocabulary),
      }),
    })
  }

  return (
    <Link
      to="."
      search={(old) => ({
        ...old,
        q: withValue(old.q ?? '', { key: filterKey, value }, vocabulary),
      })}
      className={className}
      tabIndex={isInTabs ? undefined : -1}
      preload={false}
      title={`Only ${filterKey}:${value}; with Alt, all others`}
      onClick={onClick}
      onContextMenu={(event) => {
        if (event.shiftKey) return
        event.preventDefault()
        openMenu({ key: filterKey, value, x: event.clientX, y: event.clientY })
      }}
    >
      {children}
    </Link>
  )
}
