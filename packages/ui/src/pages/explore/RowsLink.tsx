import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFilterSubject } from '../../components/filter/filter-subject.ts'
import { withValue } from '../../search/filter-terms.ts'

interface RowsLinkProps {
  /** The fields of the groups, and the values that the rows have of them. */
  keys: readonly string[]
  values: readonly string[]
  window?: { from: string; to: string } | undefined
  children: ReactNode
}

/** A number, which opens the rows that it is of. */
export function RowsLink({ keys, values, window, children }: RowsLinkProps) {
  const { vocabulary } = useFilterSubject()
  const narrowed = (q: string) =>
    keys.reduce((text, key, index) => {
      const value = values[index]
      return value === undefined ? text : withValue(text, { key, value }, vocabulary)
    }, q)
  return (
    <Link
      to="."
      search={(old) => ({ ...old, ...window, as: 'samples', q: narrowed(old.q ?? '') })}
      preload={false}
      title="Show the rows"
    >
      {children}
    </Link>
  )
}
