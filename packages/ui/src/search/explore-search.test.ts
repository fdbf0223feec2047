import { expect, it } from 'vitest'
import { asDataset, exploreFilter, numberOf, readExploreSearch } from './explore-search.ts'
import { noting } from './refused.ts'

it('keeps a question as the address has it, and leaves defaults out', () => {
  const search = {
    ...{ dataset: 'requests', measure: 'p95(duration)', q: 'status:>499', group: 'target,method' },
    ...{ step: '1h', first: 'most', limit: '50', as: 'line', sql: 'shown', from: '-7d' },
  }

  expect(readExploreSearch(search)).toEqual(search)
  expect(readExploreSearch({ dataset: 'errors', as: 'table', limit: '10', step: 'auto' })).toEqual(
    {},
  )
})

it.each([
  [{ dataset: 'nothing', as: 'pie', first: 'x', limit: '99999', sql: '1' }, {}],
  [{ measure: 'p95(duration)', group: 'target,type,toString' }, { group: ['type'] }],
])('ignores what there is not: %j', (given, expected) => {
  const filter = exploreFilter(readExploreSearch(given))

  expect(filter).toMatchObject({
    dataset: 'errors',
    measure: { is: 'count' },
    look: 'table',
    ...expected,
  })
})

it('says which parts of a question there is no such thing of', () => {
  const read = noting(readExploreSearch)

  expect(read({ measure: 'p99(x)', group: 'type,nothing', as: 'pie' })).toMatchObject({
    measure: undefined,
    group: 'type',
    refused: 'measure=p99%28x%29&group=type%2Cnothing&as=pie',
  })
  expect(read({ dataset: 'vitals', measure: 'p75(value)', group: 'tag.a' }).refused).toBe(
    'group=tag.a',
  )
  expect(read({ measure: 'unique(tag.plan)', group: 'type,tag.plan,page' }).refused).toBeUndefined()
})

it('keeps of a question what another dataset has a name for', () => {
  const filter = exploreFilter({ measure: 'unique(session)', group: 'issue,page' })

  expect(asDataset(filter, 'vitals')).toMatchObject({ measure: 'unique(session)', group: 'page' })
  expect(asDataset(filter, 'metrics')).toMatchObject({ measure: undefined, group: undefined })
})

it('has a number for a histogram where the dataset has any', () => {
  expect(numberOf(exploreFilter({ dataset: 'requests', measure: 'p75(server)' }))).toBe('server')
  expect(numberOf(exploreFilter({ dataset: 'vitals' }))).toBe('value')
  expect(numberOf(exploreFilter({ dataset: 'errors' }))).toBeUndefined()
})
