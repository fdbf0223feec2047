import { describe, expect, it } from 'vitest'
import { parseQueryString, toQueryString } from './query-string.ts'

describe('query string', () => {
  it('leaves what people read unescaped', () =>
    expect(toQueryString({ q: 'page:/cart browser:Safari' })).toBe('?q=page:/cart+browser:Safari'))

  it('drops what says nothing', () =>
    expect(toQueryString({ q: '', from: undefined, sort: 'users' })).toBe('?sort=users'))

  it('is empty without a parameter', () => expect(toQueryString({})).toBe(''))

  it.each(['123', 'true', '"quoted"', 'a&b=c', '50 % + more', 'שלום'])(
    'brings %s back as the same string',
    (q) => expect(parseQueryString(toQueryString({ q }))).toEqual({ q }),
  )
})
