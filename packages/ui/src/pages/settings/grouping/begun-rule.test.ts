import { expect, it } from 'vitest'
import { begunRule } from './begun-rule.ts'

it('begins a rule that groups what was asked', () => {
  expect(begunRule({ type: 'TypeError', file: 'cart/total.ts', function: 'sumUp' })).toEqual({
    name: 'TypeError in sumUp',
    match: { type: 'TypeError', file: 'cart/total.ts', function: 'sumUp' },
    fingerprint: ['type-error', 'sum-up'],
  })
})

it.each([
  [{ type: 'E' }, ['e']],
  [{ type: '…', message: 'broken' }, ['broken']],
])('leaves out what has no word', (search, parts) => {
  expect(begunRule(search)?.fingerprint).toEqual(parts)
})

it('begins none of nothing', () => expect(begunRule({})).toBeUndefined())
