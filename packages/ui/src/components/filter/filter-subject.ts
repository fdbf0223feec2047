import { ISSUE_VOCABULARY, type Vocabulary } from '@seismo/ingest/search'
import { createContext, use } from 'react'
import { tagValuesQuery, type ValuesQuery } from '../../api/tag-values.ts'

/** What a filter is of. */
export interface FilterSubject {
  vocabulary: Vocabulary
  /** Of the field. */
  label: string
  placeholder: string
  /** Whose tags have names to complete, where its vocabulary has tags. */
  tagsOf: 'errors' | 'metrics'
  /** Values that a key has. */
  valuesQuery: ValuesQuery
}

/** Issues, where nothing else is said. */
export const FilterSubjectContext = createContext<FilterSubject>({
  vocabulary: ISSUE_VOCABULARY,
  label: 'Filter issues',
  placeholder: 'Filter: text, release:2.41.* browser:Safari page:/cart',
  tagsOf: 'errors',
  valuesQuery: tagValuesQuery,
})

export function useFilterSubject(): FilterSubject {
  return use(FilterSubjectContext)
}
