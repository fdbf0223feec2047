import { expect, it } from 'vitest'
import { aSignal } from './a-signal.ts'
import { headline, onsetWords } from './headline.ts'

const signal = { ...aSignal(), onset: Date.UTC(2026, 10, 21, 14, 5) }

it('says when it rose, from what to what', () =>
  expect(headline(signal)).toMatch(/^Rose 21 Nov, \d\d:\d\d: 2 errors a minute before, 61 after$/))

it('does not say that it rose where somebody named an onset at which it fell', () =>
  expect(headline({ ...signal, onsetBy: 'asked', before: 61, after: 2 })).toMatch(
    /^Did not rise 21 Nov, \d\d:\d\d: 61 errors a minute before, 2 after$/,
  ))

it('says that nothing rose', () =>
  expect(headline({ ...signal, onset: null })).toBe(
    'No rise was found in this time range: 2 errors a minute before its middle, 61 after',
  ))

it.each([
  ['change', 'The onset is where the rate changed most, n=1,830'],
  ['asked', 'The onset is the one that was asked for, n=1,830'],
  ['alert', 'The onset is when the alert began, n=1,830'],
  ['none', 'The time around the middle of the range is counted, n=1,830'],
] as const)('says who decided: %s', (onsetBy, words) =>
  expect(onsetWords({ ...signal, onsetBy })).toBe(words),
)
