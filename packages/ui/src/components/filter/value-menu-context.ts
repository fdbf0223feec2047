import { createContext, use } from 'react'
import type { FilterValue } from '../../search/filter-terms.ts'

export interface PointedValue {
  key: string
  value: string
  /** Where the pointer was. */
  x: number
  y: number
}

/** What a value of the list can do; one for all of them, so that hundreds of values stay cheap. */
export interface ValueActions {
  /** The address with only these, or all others. */
  hrefOf: (value: FilterValue) => string
  filterBy: (value: FilterValue) => void
  openMenu: (value: PointedValue) => void
}

export const ValueMenuContext = createContext<ValueActions | undefined>(undefined)

export function useValueActions(): ValueActions {
  const actions = use(ValueMenuContext)
  if (actions === undefined) throw new Error('A value is outside of ValueMenuProvider')
  return actions
}
