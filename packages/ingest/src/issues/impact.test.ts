import { expect, it } from 'vitest'
import { impactOf } from './impact.ts'

const reach = { users: 100, events: 500, most: 500 }

it.each([
  ['the users of now', {}, 100],
  ['a tenth of the events of nobody', { users: 0 }, 50],
  ['half of it where half of the most is left', { most: 250 }, 50],
])('is %s', (_, given, expected) => {
  expect(impactOf({ ...reach, ...given })).toBeCloseTo(expected)
})

it('is never more than the bound that lists are sorted by first', () => {
  expect(impactOf({ ...reach, users: 500 })).toBeLessThanOrEqual(500)
})
