import type { RuleSource, StoredRule } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { foundRules } from './found-rules.ts'

const aStored = (rule: RuleSource, file: string | null = null): StoredRule => ({
  ...{ id: rule.name, rule, from: 'page', file, version: 1, savedAt: null, savedBy: null },
})

const rules = [
  aStored({ kind: 'spike', name: 'Error spike', labels: { team: 'web' }, receivers: ['ops'] }),
  aStored({ kind: 'no-data', name: 'Silence', severity: 'critical' }, 'alerts/health.yml'),
  aStored({ kind: 'vital', name: 'INP', metric: 'INP', above: 'poor', where: 'page:/cart' }),
]

it.each([
  ['', ['Error spike', 'Silence', 'INP']],
  ['SPIKE', ['Error spike']],
  ['team=web ops', ['Error spike']],
  ['critical', ['Silence']],
  ['health.yml', ['Silence']],
  ['page:/cart', ['INP']],
  ['spike critical', []],
])('finds with %j: %j', (find, names) => {
  expect(foundRules(rules, find).map(({ id }) => id)).toEqual(names)
})
