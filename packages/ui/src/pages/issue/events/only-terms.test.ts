import { toPart } from '@seismo/ingest/search'
import { describe, expect, it } from 'vitest'
import { onlyTerms, withoutTerm, withTerm } from './only-terms.ts'

describe('a filter of events', () => {
  it('takes a value once, whatever characters it has', () => {
    const value = 'Mobile "Safari" * 19'
    const once = withTerm('release:2.41.0', toPart('browser', value))

    expect(withTerm(once, toPart('browser', value))).toBe(once)
    expect(onlyTerms(once)).toHaveLength(2)
  })

  it('takes the opposite in place of what it had', () =>
    expect(withTerm('plan browser:Safari', toPart('browser', 'Safari', true))).toBe(
      'plan !browser:Safari',
    ))

  it('knows the page’s own tags', () =>
    expect(withTerm('', toPart('new cart', 'on'))).toBe('tag."new cart":on'))

  it('drops a term and leaves the others', () =>
    expect(withoutTerm('a browser:"Safari 19" b', 'browser:"Safari 19"')).toBe('a b'))
})
