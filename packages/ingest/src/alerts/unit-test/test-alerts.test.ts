import { expect, it } from 'vitest'
import { alertsConfig } from '../config.ts'
import { testAlerts } from './test-alerts.ts'
import { expandValues } from './values.ts'

const config = alertsConfig.parse({
  receivers: [{ name: 'ops', webhook: { url: 'https://ops.example' } }],
  rules: [
    { name: 'Many', above: 10, for: '20s', severity: 'critical' },
    { name: 'Often', above: 10, windows: '2 of 3' },
    { name: 'Spike', kind: 'spike' },
  ],
  route: { receiver: 'ops', match: ['severity="critical"'] },
})

function run(yaml: string): string[] {
  return testAlerts(config, { name: 'a.test.yml', text: yaml }).flatMap(({ faults }) => faults)
}

it('passes where the rule does as it says', () => {
  const yaml = `
tests:
  - name: fires after 20 s
    rule: Many
    series: [{ values: 0x1 99x3 0, labels: { route: /a } }]
    expect:
      - { at: 30s, alerts: [] }
      - { at: 40s, alerts: [{ labels: { route: /a }, severity: critical, receivers: [ops] }] }
      - { at: 60s, alerts: [] }
  - { name: two of three, rule: Often, series: [{ values: 0 99 0 99 }], expect: [{ at: 30s, alerts: [{}] }] }
  - { name: a word, rule: Spike, series: [{ values: breach }], expect: [{ at: 0s, alerts: [{}] }] }
routes:
  - { labels: { severity: critical }, receivers: [ops] }
  - { labels: { severity: info }, receivers: [] }`

  expect(run(yaml)).toEqual([])
})

it.each([
  ['{ at: 0s, alerts: [{}] }', 'at 0s: expected {} to fire, got nothing'],
  ['{ at: 30s, alerts: [] }', 'at 30s: expected nothing to fire, got {}'],
  ['{ at: 30s, alerts: [{ severity: info }] }', 'at 30s: expected severity info, got critical'],
  ['{ at: 30s, alerts: [{ receivers: [] }] }', 'at 30s: expected to tell , got ops'],
  ['{ at: 1h, alerts: [] }', 'at 1h: the series end before'],
])('fails where it expects %s', (expectation, fault) => {
  expect(
    run(`tests: [{ name: a, rule: Many, series: [{ values: 99x3 }], expect: [${expectation}] }]`),
  ).toEqual([fault])
})

it.each([
  [
    'tests: [{ name: a, rule: None, series: [{ values: "1" }], expect: [{ at: 0s, alerts: [] }] }]',
    'there is no rule "None"',
  ],
  [
    'tests: [{ name: a, rule: Spike, series: [{ values: "1" }], expect: [{ at: 0s, alerts: [] }] }]',
    'a rule of kind spike reads breach',
  ],
  ['test: []', 'line 1, column 1: Unrecognized key: "test"'],
  ['routes: [{ labels: { severity: critical }, receivers: [] }]', 'expected nobody, got ops'],
])('says what is wrong with %s', (yaml, fault) => {
  expect(run(yaml)[0]).toContain(fault)
})

it('expands values as promtool does', () => {
  expect(expandValues('1x2 5+2x2 _ clearx1')).toEqual([
    1,
    1,
    1,
    5,
    7,
    9,
    'no-data',
    'clear',
    'clear',
  ])
  expect(() => expandValues('many')).toThrow('"many" is no value')
})
