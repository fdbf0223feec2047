import { expect, it } from 'vitest'
import type { AlertRow } from '../now/alert-rows.ts'
import { matcherList } from '../../../components/triage/matcher-text.ts'
import { matchedBy } from './matched-by.ts'

// as: a silence looks at nothing but these.
const row = {
  status: { rule: { kind: 'spike', name: 'Errors', labels: { team: 'web' } } },
  alert: { incident: 'i1', labels: { release: '2.41.0' } },
} as unknown as AlertRow

it.each([
  ['rule="Errors"', true],
  ['severity=warning, team=web', true],
  ['rule="Errors", release=~"2.40.*"', false],
  ['release=~"2.41.*"', true],
  ['release=~"2.41"', false],
  ['release!~"2.41.*"', false],
  ['team!=api', true],
  ['incident=i1', true],
  ['absent=""', true],
  ['release=~"("', false],
])('%s matches: %s', (text, expected) => {
  expect(matchedBy(matcherList(text), row)).toBe(expected)
})
