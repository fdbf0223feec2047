import { expect, it } from 'vitest'
import { rule } from '../rule/rule.ts'
import { toSource } from './to-source.ts'

it.each([
  { kind: 'spike', by: 'route', where: 'environment:production', min_ratio: 2.5 },
  { kind: 'threshold', above: 30, window: '5m', windows: '3 of 5', for: '90s' },
  { kind: 'threshold', measure: 'metric', metric: 'orders', below: 1, labels: { for: 'web' } },
  { kind: 'burn-rate', objective: 'good-vitals', metric: 'INP', target: 75, period: '28d' },
  { kind: 'new-issue', min_users: 50, within: '10m', classes: ['error'] },
  { kind: 'regressed', escalate: [{ after: '30m', receivers: ['oncall'] }] },
  { kind: 'escalating', annotations: { description: '{{ value }}' } },
  { kind: 'vital', metric: 'CLS', above: 0.25, keep_firing_for: '1h' },
  { kind: 'no-data', after: '20m', owner: 'ana', runbook: 'https://wiki.example' },
  { kind: 'deploy', worse_by: 20, enabled: false },
])('reads to the same rule again: %j', (given) => {
  const read = rule.parse({ name: 'one', ...given })

  expect(rule.parse(toSource(read))).toEqual(read)
})
