import type { SavedScrubRules } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { builtInRows, draftIn } from './draft-in.ts'

const NONE = { on: [], off: [], keys: [], patterns: [] }
const saved: SavedScrubRules = {
  rules: { ...NONE, off: ['email'] },
  ofAll: { ...NONE, on: ['ip'] },
  builtIn: [
    { name: 'email', isOn: true },
    { name: 'card', isOn: true },
    { name: 'ip', isOn: false },
    { name: 'ssn', isOn: false },
  ],
  ...{ version: 0, savedAt: null, savedBy: null },
}

it('shows what is on, whoever switched it', () =>
  expect(builtInRows(saved).map(({ name, isOn, isDecided }) => [name, isOn, isDecided])).toEqual([
    ['email', false, false],
    ['card', true, false],
    ['ip', true, true],
    ['ssn', false, false],
  ]))

it('keeps of a form what differs from how it is built in', () => {
  const form = new FormData()
  form.append('built-in', 'email')
  form.append('built-in', 'ssn')
  form.append('keys', 'a')

  expect(draftIn(form, saved)).toEqual({ on: ['ssn'], off: ['card'], keys: 'a', patterns: '' })
})
