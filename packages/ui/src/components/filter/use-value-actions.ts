import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { withValue, type FilterValue } from '../../search/filter-terms.ts'
import { toQueryString } from '../../search/query-string.ts'
import { useFilterSubject } from './filter-subject.ts'
import type { PointedValue, ValueActions } from './value-menu-context.ts'

/** The same object as long as the address is the same: rows are not drawn again for nothing. */
export function useMadeValueActions(openMenu: (value: PointedValue) => void): ValueActions {
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const { vocabulary } = useFilterSubject()

  return useMemo(() => {
    const filtered = (value: FilterValue) => withValue(search.q ?? '', value, vocabulary)
    return {
      openMenu,
      hrefOf: (value) => toQueryString({ ...search, q: filtered(value) }),
      filterBy: (value) =>
        void navigate({ to: '.', search: (old) => ({ ...old, q: filtered(value) }) }),
    }
  }, [navigate, openMenu, search, vocabulary])
}
