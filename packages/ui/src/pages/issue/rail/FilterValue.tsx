import { toPart } from '@seismo/ingest/search'
import type { ReactNode } from 'react'
import { withTerm } from '../events/only-terms.ts'
import { useEventFilter } from '../events/use-event-filter.ts'

interface FilterValueProps {
  /** Of the tag: `browser`, or one of the page's own. */
  name: string
  value: string
  className?: string | undefined
  children: ReactNode
}

/** A value narrows the events down to those that have it; with Alt, to those that do not. */
export function FilterValue({ name, value, className, children }: FilterValueProps) {
  const { only, setOnly } = useEventFilter()
  return (
    <button
      type="button"
      className={className}
      title={`Only events with ${name} ${value}; with Alt, those without`}
      onClick={(event) => setOnly(withTerm(only, toPart(name, value, event.altKey)))}
    >
      {children}
    </button>
  )
}
