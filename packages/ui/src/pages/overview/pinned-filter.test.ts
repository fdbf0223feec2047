import type { SavedView } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { exploreFilter, type ExploreSearch } from '../../search/explore-search.ts'
import { pinnedFilter, pinnedOf } from './pinned-filter.ts'

const aView = (name: string, more: Partial<SavedView> = {}): SavedView => ({
  ...{ id: name, name, visibleTo: 'me', q: '', view: 'open', sort: 'last-seen' },
  ...{ page: 'explore', question: '', isPinned: true, owner: 'ana', mayChange: true, ...more },
})

it('has room for four questions, and says how many are left', () => {
  const views = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => aView(name))
  const others = [aView('x', { isPinned: false }), aView('y', { page: 'issues' })]

  const { shown, left } = pinnedOf([...others, ...views])

  expect(shown.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd'])
  expect(left).toBe(2)
  expect(pinnedOf(undefined)).toEqual({ shown: [], left: 0 })
})

it.each<[string, ExploreSearch, object]>([
  ['a number over time', {}, { look: 'line', group: [], step: 'auto' }],
  ['lines as one', { as: 'line', group: 'type', step: '1d' }, { look: 'line', group: [] }],
  ['the first groups', { group: 'type', limit: '100' }, { look: 'table', limit: '3' }],
  ['a heat map as bars', { dataset: 'requests', as: 'heat' }, { look: 'histogram' }],
  ['what has no number as a count', { as: 'histogram' }, { look: 'line' }],
  ['single rows as their count', { as: 'samples', q: 'type:X' }, { look: 'line', q: 'type:X' }],
])('shows %s', (_, search, expected) => {
  expect(pinnedFilter(exploreFilter(search))).toMatchObject(expected)
})
