import { expect, it } from 'vitest'
import { readReleasesSearch, releasesFilter } from './releases-search.ts'

it.each([
  [{}, {}],
  [{ rank: 'nonsense', name: 7, environment: ['a'] }, {}],
  [{ rank: 'first-seen', name: '', environment: '' }, {}],
  [
    { rank: 'crash-free', name: '2.4', environment: 'staging', from: '-7d' },
    { rank: 'crash-free', name: '2.4', environment: 'staging', from: '-7d' },
  ],
])('reads %j', (search, expected) => {
  expect(readReleasesSearch(search)).toEqual(expected)
})

it('shows the newest of the last day where nothing is said', () => {
  expect(releasesFilter({})).toEqual({
    ...{ window: { from: '-24h' }, name: '', environment: undefined, sort: 'first-seen' },
  })
})
