import { expect, it } from 'vitest'
import { exploreFilter, readExploreSearch } from '../../search/explore-search.ts'
import { FILLS_OF, SHOWS } from '../../search/overview-search.ts'
import { exploreOf } from './explore-of.ts'

it.each([
  [
    { show: 'pages', fill: 'LCP', group: 'path' },
    { dataset: 'vitals', measure: 'p75(value)', group: 'page', q: 'metric:LCP' },
  ],
  [
    { show: 'browsers', fill: 'failure-rate', group: 'release', environment: 'my shop' },
    {
      ...{ dataset: 'requests', measure: 'share', group: 'browser,release' },
      q: 'environment:"my shop"',
    },
  ],
  [
    { show: 'issues', fill: 'errors', group: 'path' },
    { dataset: 'errors', measure: 'count', group: 'issue' },
  ],
  [{ show: 'pages', fill: 'apdex', group: 'path' }, undefined],
  [{ show: 'servers', fill: 'request-p95', group: 'none' }, undefined],
] as const)('asks Explore for what %j shows', (filter, asked) => {
  expect(exploreOf(filter)).toEqual(asked)
})

it('asks for nothing that Explore would leave out', () => {
  const asked = SHOWS.flatMap((show) =>
    FILLS_OF[show].flatMap((fill) => exploreOf({ show, fill, group: 'device' }) ?? []),
  )

  expect(asked).toHaveLength(33)
  for (const search of asked) {
    const read = exploreFilter(readExploreSearch({ ...search }))
    expect(read.group.join()).toBe(search.group)
    expect(read).toMatchObject({ dataset: search.dataset, q: search.q ?? '' })
    expect(read.measure.is === 'count').toBe(search.measure === 'count')
  }
})
