import { expect, it } from 'vitest'
import { alertsConfig } from '../config.ts'
import { withFiles } from './with-files.ts'

const empty = alertsConfig.parse({})
const channels = {
  name: 'alerts/channels.yml',
  text: "receivers: [{ name: ops, webhook: { url: 'https://ops.example', secret: '${OPS_SECRET}' } }]",
}
const secret = {
  OPS_SECRET: `whsec_${Buffer.from('0123456789012345678901234567').toString('base64')}`,
}
const rules = {
  name: 'alerts/health.yml',
  text: 'rules:\n  - { name: Many, above: 5, receivers: [ops] }\n',
}

it('puts the files together, and knows where each rule stands', () => {
  const { alerts, fileOf } = withFiles(empty, [rules, channels], secret)

  expect(alerts.rules).toMatchObject([{ name: 'Many', above: 5 }])
  expect(alerts.receivers).toMatchObject([{ webhook: { secret: secret.OPS_SECRET } }])
  expect(fileOf).toEqual({ Many: 'alerts/health.yml' })
})

it.each([
  [[rules], 'alerts/health.yml: Many: receivers: no receiver is named "ops"'],
  [[rules, channels, { ...rules, name: 'alerts/b.yml' }], '"Many" is used twice'],
  [[{ name: 'alerts/a.yml', text: 'rules:\n  - name: One\n    above: x' }], 'alerts/a.yml: line 3'],
  [
    [
      {
        name: 'alerts/a.yml',
        text: 'rules:\n  - { name: One, kind: spike, where: browser:Safari }',
      },
    ],
    'alerts/a.yml: line 2, column 38: rules.0.where: "One": browser: a rule of kind spike can ask for',
  ],
  [[{ name: 'alerts/a.yml', text: 'rule: []' }], 'alerts/a.yml: line 1'],
  [[{ name: 'alerts/a.yml', text: 'rules: [' }], 'alerts/a.yml: line 1'],
  [
    [
      channels,
      { name: 'a.yml', text: 'route: { receiver: ops }' },
      { name: 'b.yml', text: 'route: { receiver: ops }' },
    ],
    'b.yml: route: stands in a.yml already',
  ],
])('says which file is wrong: %#', (files, message) => {
  expect(() => withFiles(empty, files, secret)).toThrow(message)
})
