import { describe, expect, it } from 'vitest'
import { matcherList, matcherParts, matcherText } from './matcher-text.ts'

describe('matcherText', () => {
  it.each(['2.41.*', 'say "hi", \\ and = too', ''])(
    'writes %j so that it is read again',
    (value) => {
      const parts = { name: 'release', op: '=~', value } as const

      expect(matcherParts(matcherText(parts))).toEqual(parts)
    },
  )
})

describe('matcherParts', () => {
  it.each([
    ['severity=critical', { name: 'severity', op: '=', value: 'critical' }],
    [' team != "web" ', { name: 'team', op: '!=', value: 'web' }],
    ['9x=1', undefined],
    ['no matcher', undefined],
  ])('reads %j', (text, parts) => expect(matcherParts(text)).toEqual(parts))
})

describe('matcherList', () => {
  it('parts at commas, but not within quotes', () =>
    expect(matcherList('rule="a, b", route=/cart, nonsense').map(({ value }) => value)).toEqual([
      'a, b',
      '/cart',
    ]))
})
