import { expect, it } from 'vitest'
import { readGroupingSearch } from './grouping-search.ts'

it('reads what a rule is to ask, and nothing else', () => {
  const search = { type: 'TypeError', file: 'a.ts', message: 7, function: '', name: 'x' }

  expect(readGroupingSearch(search)).toEqual({ type: 'TypeError', file: 'a.ts' })
})

it('takes no more than a pattern may have', () => {
  expect(readGroupingSearch({ file: 'x'.repeat(900) }).file).toHaveLength(200)
})
