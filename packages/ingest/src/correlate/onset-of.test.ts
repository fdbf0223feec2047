import { expect, it } from 'vitest'
import { onsetOf } from './onset-of.ts'

const MINUTE_MS = 60_000
const range = { from: 0, to: 180 * MINUTE_MS }
const ROSE = 100
const question = { projectId: 1, source: { is: 'errors' as const }, range }
const alert = { beganAt: undefined, firedAt: 110 * MINUTE_MS }

/** Two errors a minute, and from the hundredth on as many as given. */
function ofErrors(after: number) {
  return {
    signals: {
      counts: () =>
        Promise.resolve({
          counts: Float64Array.from({ length: 180 }, (_, index) => (index < ROSE ? 2 : after)),
          exposure: new Float64Array(180).fill(10),
        }),
    },
  }
}

it.each([
  ['whoever asks', { onset: 7, alert: { ...alert, beganAt: 8 } }, 7, 'asked'],
  ['a box', { box: { from: 6, to: 9 }, onset: 7 }, 6, 'asked'],
  ['an alert that saw it begin', { alert: { ...alert, beganAt: 8 } }, 8, 'alert'],
  ['the counts', { alert }, ROSE * MINUTE_MS, 'change'],
])('takes the word of %s', async (_, given, rose, onsetBy) => {
  expect(await onsetOf(ofErrors(40), { ...question, ...given })).toEqual({ rose, onsetBy })
})

it.each([
  ['when the alert fired', { alert }, { rose: alert.firedAt, onsetBy: 'alert' }],
  ['none', {}, { rose: null, onsetBy: 'none' }],
])('of a signal that did not rise it is %s', async (_, given, onset) => {
  expect(await onsetOf(ofErrors(2), { ...question, ...given })).toEqual(onset)
})
