import { expect, it } from 'vitest'
import { plainParameters } from './plain-parameters.ts'

it('writes numbers, words and lists of them', () => {
  const search = plainParameters({
    project: 7,
    token: '',
    ids: ['a-b', 'c'],
    few: [1, 2],
    none: [],
  })

  const told = Object.fromEntries(new URLSearchParams(search))
  expect(told).toEqual({
    ...{ param_project: '7', param_token: '', param_ids: "['a-b','c']", param_few: '[1,2]' },
    param_none: '[]',
  })
  expect(search?.[0]).toBe('&')
})

it.each([
  ['a quote', "it's"],
  ['a backslash', '\\N'],
  ['a line', 'a\nb'],
  ['a quote in a list', ["it's"]],
  ['more than an address takes', ['x'.repeat(5_000)]],
  ['no number', Number.NaN],
  ['nothing', null],
  ['a list in a list', [['a']]],
  ['an object', { a: 1 }],
])('leaves %s to the client', (_, value) => {
  expect(plainParameters({ value })).toBeUndefined()
})
