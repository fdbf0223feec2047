import { expect, it } from 'vitest'
import { looksOf } from './looks-of.ts'

it.each([
  ['INP', 'vitals', 'vital:INP'],
  ['error-rate', 'errors', 'errors'],
  ['errors', 'errors', 'errors'],
  ['apdex', 'requests', 'requests'],
  ['cpu', 'requests', 'requests'],
] as const)('compares %s in %s, and looks for what moved with %s', (fill, dataset, signal) => {
  const window = { from: '-24h' }

  expect(looksOf({ fill, window }, undefined)).toEqual({
    ...{ dataset, ask: { signal: { signal }, window, rise: undefined } },
  })
})
