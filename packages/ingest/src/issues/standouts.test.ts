import { expect, it } from 'vitest'
import type { Standout } from '../contract/issue.ts'
import { standouts } from './standouts.ts'

function aValue(given: Partial<Standout>): Standout {
  return { key: 'browser', value: 'Safari', share: 0.71, baseline: 0.22, n: 1_000, ...given }
}

it.each<[string, Partial<Standout>, number]>([
  ['far above all events', {}, 1],
  ['as often as in all events', { baseline: 0.7 }, 0],
  ['of too few events to tell', { n: 19 }, 0],
  ['that chance explains', { n: 20, share: 0.4, baseline: 0.15 }, 0],
])('a value %s', (_, given, expected) => {
  expect(standouts([aValue(given)])).toHaveLength(expected)
})

it('names each key once, the most telling first', () => {
  const found = standouts([
    aValue({ share: 0.5 }),
    aValue({ key: 'release', value: '2', share: 0.99 }),
    aValue({ value: 'Chrome', share: 0.45 }),
  ])

  expect(found.map(({ value }) => value)).toEqual(['2', 'Safari'])
})
