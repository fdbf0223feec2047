import { expect, it } from 'vitest'
import { aloneIn } from './time-chart-options.ts'

it.each([
  [[], []],
  [[5], [0]],
  [[5, 6], []],
  [
    [5, null, 0, null, null, 7, 8],
    [0, 2],
  ],
])('finds in %j the values that no line would show', (values, alone) =>
  expect(aloneIn(values)).toEqual(alone),
)
