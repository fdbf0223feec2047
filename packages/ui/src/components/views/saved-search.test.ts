import { expect, it } from 'vitest'
import { issuesFilter } from '../../search/issues-search.ts'
import { isAsSaved, keptOfIssues, keptOfQuestion, searchOfView } from './saved-search.ts'

it('keeps a question without its time, and asks it again', () => {
  const search = { dataset: 'requests', q: 'status:>499', group: 'target', as: 'line' } as const

  const kept = keptOfQuestion({ ...search, from: '-7d', saved: 'other' })

  expect(searchOfView({ ...kept, id: 'one' })).toEqual({ ...search, saved: 'one' })
  expect(isAsSaved(keptOfQuestion(search), kept)).toBe(true)
  expect(isAsSaved(keptOfQuestion({ ...search, as: 'bars' }), kept)).toBe(false)
})

it('is the same question in whatever order it is written, and beside whatever else', () => {
  const kept = keptOfQuestion({ dataset: 'requests', measure: 'rate', as: 'line' })
  const search = { refused: 'step=x', as: 'line', measure: 'rate', show: 'rules' } as const

  expect(isAsSaved(keptOfQuestion({ ...search, dataset: 'requests' }), kept)).toBe(true)
})

it('keeps of issues the filter, the tab and the order', () => {
  const kept = keptOfIssues(issuesFilter({ q: 'browser:Safari', sort: 'impact' }))

  expect(searchOfView({ ...kept, id: 'one' })).toEqual({
    ...{ q: 'browser:Safari', sort: 'impact', saved: 'one' },
  })
})
