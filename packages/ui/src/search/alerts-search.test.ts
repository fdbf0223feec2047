import { expect, it } from 'vitest'
import { readAlertsSearch, tabOf } from './alerts-search.ts'

it.each([
  [{}, {}],
  [{ show: 'nonsense', rule: 7, silence: ['a'] }, {}],
  [{ show: 'firing', rule: '', like: '' }, {}],
  [{ show: 'history' }, { show: 'history' }],
  [
    { show: 'rules', find: 'cart' },
    { show: 'rules', find: 'cart' },
  ],
  [{ rule: 'r1', like: 'spike' }, { rule: 'r1' }],
  [
    { rule: 'new', like: 'spike' },
    { rule: 'new', like: 'spike' },
  ],
])('reads %j', (search, expected) => {
  expect(readAlertsSearch(search)).toEqual(expected)
})

it('cuts what is longer than any name', () => {
  expect(readAlertsSearch({ rule: 'r'.repeat(900) }).rule).toHaveLength(500)
})

it.each([
  [{}, 'firing'],
  [{ show: 'pending' as const }, 'pending'],
  [{ show: 'history' as const, rule: 'r1' }, 'rules'],
])('is with %j on the tab %s', (search, tab) => {
  expect(tabOf(search)).toBe(tab)
})
