import type { ReactNode } from 'react'
import { valueName } from '../../../format/value-name.ts'
import { withValue } from '../../../search/filter-terms.ts'
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
      title={`Only events with ${name} ${valueName(name, value)}; with Alt, those without`}
      onClick={(event) => setOnly(withValue(only, { key: name, value, exclude: event.altKey }))}
    >
      {children}
    </button>
  )
}
