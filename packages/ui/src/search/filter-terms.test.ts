import { describe, expect, it } from 'vitest'
import { filterTerms, isFilterKey, toTerm, withoutTerm } from './filter-terms.ts'

describe('filter terms', () => {
  it('splits words and keyed terms', () =>
    expect(filterTerms(' price  browser:"Safari 19" !page:/cart "two words" ')).toEqual([
      'price',
      'browser:"Safari 19"',
      '!page:/cart',
      '"two words"',
    ]))

  it('has none where there is no filter', () => expect(filterTerms('  ')).toEqual([]))

  it('drops one term and keeps the others', () =>
    expect(withoutTerm('price browser:Safari page:/cart', 1)).toBe('price page:/cart'))

  it('quotes a value with a blank', () => {
    expect(toTerm('browser', 'Safari 19')).toBe('browser:"Safari 19"')
    expect(toTerm('page', '/cart')).toBe('page:/cart')
  })

  it('knows which tags the service can filter by', () => {
    expect(isFilterKey('release')).toBe(true)
    expect(isFilterKey('plan')).toBe(false)
  })
})
