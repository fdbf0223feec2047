import { createContext, use } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { withValue, type FilterValue } from '../../search/filter-terms.ts'
import { NO_LOOK } from '../../search/look-search.ts'
import { useProject } from '../use-project.ts'

export type FilterByValue = (value: FilterValue) => void

/** What a page does with a value that is clicked on; without it, the issues that have it are shown. */
export const ValueFilterContext = createContext<FilterByValue | undefined>(undefined)

export function useValueFilter(): FilterByValue {
  const ofPage = use(ValueFilterContext)
  const { slug } = useProject()
  const navigate = useNavigate()
  return (
    ofPage ??
    ((value) =>
      void navigate({
        to: '/p/$project/issues',
        params: { project: slug },
        search: (old) => ({ ...old, ...NO_LOOK, q: withValue('', value) }),
      }))
  )
}
