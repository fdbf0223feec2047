import type { Lane } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { aSignal } from './a-signal.ts'
import { checkedWords, nothingWords, problemsOf } from './checked-words.ts'

const lane = (name: Lane['lane'], checked: number, problem: string | null = null): Lane => ({
  ...{ lane: name, checked, problem },
  found: 0,
})
const all = [
  lane('metrics', 1_204),
  lane('requests', 12),
  lane('changes', 1),
  lane('dimensions', 46),
]
const signal = aSignal()
const away = lane('metrics', 0, 'Prometheus did not answer within 2 s.')

it('counts what was looked at', () =>
  expect(checkedWords({ lanes: all })).toBe('1,204 series, 12 endpoints, 1 change, 46 values'))

it('says that nothing moved, of everything that was looked at', () =>
  expect(nothingWords({ lanes: all, signal })).toBe(
    'Nothing on the server moved with it: 1,204 series, 12 endpoints, 1 change, 46 values looked at.',
  ))

it('does not speak for what it could not see', () => {
  const lanes = [away, lane('requests', 12)]

  expect(nothingWords({ lanes, signal })).toBe(
    'Nothing of what could be looked at moved with it: 12 endpoints.',
  )
  expect(problemsOf({ lanes: [...lanes, away] })).toEqual([away.problem])
  expect(nothingWords({ lanes: [away], signal })).toBe('Nothing could be looked at.')
})

it('looks for nothing where nothing rose', () =>
  expect(nothingWords({ lanes: [], signal: { ...signal, onset: null } })).toBe(
    'No rise was found, so there is nothing to look for.',
  ))
