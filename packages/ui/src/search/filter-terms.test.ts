import { describe, expect, it } from 'vitest'
import { filterChips, invertedChip, withoutChip, withValue } from './filter-terms.ts'

const chipOf = (q: string, index: number) => {
  const chip = filterChips(q)[index]
  if (chip === undefined) throw new Error(`no chip ${index} in ${q}`)
  return chip
}

describe('filter chips', () => {
  it('are the conditions as typed, bad ones among them', () => {
    const chips = filterChips(' price is:closed  !browser:"Safari 19"')

    expect(chips.map(({ text }) => text)).toEqual(['price', 'is:closed', '!browser:"Safari 19"'])
    expect(chips.map(({ problem }) => problem !== undefined)).toEqual([false, true, false])
  })

  it.each([
    [0, 'is:closed page:/cart'],
    [1, 'price page:/cart'],
    [2, 'price is:closed'],
  ])('drop number %d alone, bad or not', (index, rest) => {
    const q = 'price is:closed page:/cart'

    expect(withoutChip(q, chipOf(q, index))).toBe(rest)
  })

  it('turn round in place', () => {
    const q = 'a !browser:"Safari 19" b'

    expect(invertedChip(q, chipOf(q, 1))).toBe('a browser:"Safari 19" b')
    expect(invertedChip(q, chipOf(q, 0))).toBe('!a !browser:"Safari 19" b')
  })
})

describe('a value that was clicked on', () => {
  it.each([
    ['', { key: 'browser', value: 'Safari 19' }, 'browser:"Safari 19"'],
    ['price', { key: 'page', value: '/a*' }, 'price page:/a\\*'],
    ['price', { key: 'plan', value: 'pro', exclude: true }, 'price !tag.plan:pro'],
    ['page:/a', { key: 'page', value: '/a' }, 'page:/a'],
    ['page:/a x', { key: 'page', value: '/a', exclude: true }, 'x !page:/a'],
  ])('joins the filter %j', (q, value, joined) => expect(withValue(q, value)).toBe(joined))
})
