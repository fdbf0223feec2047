import type { MouseEvent, ReactNode } from 'react'
import { useValueActions } from './value-menu-context.ts'

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
 * A link of the router's own would work its address out anew whenever anything is opened.
 */
export function ValueLink({
  filterKey: key,
  value,
  children,
  isInTabs = false,
  className,
}: ValueLinkProps) {
  const { hrefOf, filterBy, openMenu } = useValueActions()

  function onClick(event: MouseEvent) {
    // Another tab or window is the browser's affair.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    // With Alt, the browser would save the page.
    event.preventDefault()
    filterBy({ key, value, exclude: event.altKey })
  }

  return (
    <a
      href={hrefOf({ key, value })}
      className={className}
      tabIndex={isInTabs ? undefined : -1}
      title={`Only ${key}:${value}; with Alt, all others`}
      onClick={onClick}
      onContextMenu={(event) => {
        if (event.shiftKey) return
        event.preventDefault()
        openMenu({ key, value, x: event.clientX, y: event.clientY })
      }}
    >
      {children}
    </a>
  )
}
