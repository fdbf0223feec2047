import { expect, it } from 'vitest'
import { step, type AlertState } from './step.ts'

const rule = { name: 'spike', above: 10, for: 60_000 }
const inactive: AlertState = { is: 'inactive' }
const firing: AlertState = { is: 'firing', since: 1, incident: 'spike/1' }

it.each<[string, AlertState, number, number, AlertState]>([
  ['stays inactive at the threshold', inactive, 10, 0, inactive],
  ['waits above it', inactive, 11, 500, { is: 'pending', since: 500 }],
  [
    'keeps its start while it waits',
    { is: 'pending', since: 500 },
    11,
    60_499,
    { is: 'pending', since: 500 },
  ],
  [
    'fires after its time',
    { is: 'pending', since: 500 },
    11,
    60_500,
    { is: 'firing', since: 60_500, incident: 'spike/60500' },
  ],
  [
    'begins its wait anew when the clock was set back',
    { is: 'pending', since: 90_000_000 },
    11,
    500,
    { is: 'pending', since: 500 },
  ],
  ['forgets a wait that fell below', { is: 'pending', since: 500 }, 9, 600, inactive],
  ['stays the same incident while it fires', firing, 99, 999_999, firing],
  ['resolves', firing, 10, 2, inactive],
])('%s', (_, state, value, at, expected) => {
  expect(step(rule, state, { value, at })).toEqual(expected)
})

it('fires at once without a hold', () => {
  expect(step({ ...rule, for: 0 }, inactive, { value: 11, at: 7 })).toMatchObject({
    is: 'firing',
    since: 7,
  })
})
