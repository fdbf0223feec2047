import { expect, it } from 'vitest'
import { begunSilence, silenceOf } from './silence-draft.ts'

const NOW = Date.parse('2026-11-21T22:00:00Z')

it('ends by itself after an hour, whatever zone one lives in', () => {
  const silence = silenceOf(begunSilence('rule="Errors"', NOW))

  expect(silence).toEqual({
    ...{ matchers: ['rule="Errors"'], reason: '', ends: '2026-11-21T23:00:00.000Z' },
  })
})

it('begins with one empty matcher where nothing is said', () => {
  expect(begunSilence(' ', NOW).matchers).toEqual([{ id: 0, name: '', op: '=', value: '' }])
})

it('recurs only where that is wanted', () => {
  const draft = { ...begunSilence('a=b', NOW), recurs: true, timezone: 'Europe/Vienna' }

  expect(silenceOf(draft).recurrence).toEqual({
    ...{ cron: '0 2 * * *', duration: '1h', timezone: 'Europe/Vienna' },
  })
})

it('leaves a time that is none to the service', () => {
  expect(silenceOf({ ...begunSilence('a=b', NOW), ends: '' }).ends).toBe('')
})
