import { expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

it('has a default for everything that may be left out', () => {
  const config = readConfig({}, '')

  expect(config).toMatchObject({ port: 8790, host: '127.0.0.1', data: './data' })
  expect(config.alerts).toEqual({ receivers: [], rules: [] })
})

it.each([
  ['the environment', { SEISMO_PUBLIC_URL: 'https://a.example' }, ''],
  ['YAML with underscores', {}, 'public_url: https://a.example'],
  ['YAML in camel case', {}, 'publicUrl: https://a.example'],
  ['YAML as in the environment', {}, 'SEISMO_PUBLIC_URL: https://a.example'],
  [
    'both, of which the environment wins',
    { SEISMO_PUBLIC_URL: 'https://a.example' },
    'public_url: https://b.example',
  ],
])('reads a key from %s', (_, environment, yaml) => {
  expect(readConfig(environment, yaml).public_url).toBe('https://a.example')
})

it('takes an empty value as none', () => {
  expect(readConfig({ SEISMO_API_TOKEN: '' }, '').api_token).toBeUndefined()
})

it('never prints a secret', () => {
  const read = () => readConfig({ SEISMO_ADMIN_PASSWORD: 'hunter2' }, '')

  expect(read).toThrow(ConfigError)
  expect(read).not.toThrow(/hunter2/)
})

it.each([
  ['hunter2', 'seismo.yaml: alerts.receivers.0.webhook.secret: whsec_ and the base64 of'],
  ['whsec_aHVudGVyMg==', 'seismo.yaml: alerts.receivers.0.webhook.secret: whsec_ and the base64'],
  ['whsec_hunter2hunter2hunter2hunter2hunter2', 'whsec_ and the base64 of'],
])('refuses the signing secret %j without repeating it', (secret, line) => {
  const yaml = `alerts: { receivers: [{ name: ops, webhook: { url: 'https://ops.example', secret: '${secret}' } }] }`
  const read = () => readConfig({}, yaml)

  expect(read).toThrow(line)
  expect(read).not.toThrow(secret)
  expect(() => readConfig({ SEISMO_ALERTS: secret }, '')).not.toThrow(secret)
})

it('reads what pages are asked to do', () => {
  const yaml = 'control: { rates: { vital: 0.2, long-frame: 0 }, mute: [ResizeObserver] }'

  expect(readConfig({}, yaml).control).toEqual({
    rates: { vital: 0.2, 'long-frame': 0 },
    mute: ['ResizeObserver'],
  })
  expect(readConfig({}, '').control).toBeUndefined()
})

it('heeds Sec-GPC where it is asked to', () => {
  expect(readConfig({}, '').gpc).toBe('ignore')
  expect(readConfig({ SEISMO_GPC: 'drop' }, '').gpc).toBe('drop')
  expect(() => readConfig({ SEISMO_GPC: 'yes' }, '')).toThrow(/^SEISMO_GPC: .*for example: drop$/)
})

it.each([
  ['control: { rates: { vital: 20 } }', /^seismo\.yaml: control\.rates\.vital: /],
  ['control: { rates: { vitals: 0.2 } }', /^seismo\.yaml: control\.rates: .*vitals/],
  ['control: { mute: text }', /^seismo\.yaml: control\.mute: /],
  ['control: { silence: [] }', /^seismo\.yaml: control: .*silence/],
])('refuses %s with one line that names the key', (yaml, line) => {
  const read = () => readConfig({}, yaml)

  expect(read).toThrow(line)
  expect(read).toThrow(/^[^\n]+; for example: /)
})

it('reads rules with their durations', () => {
  const yaml = `
alerts:
  receivers: [{ name: ops, webhook: { url: 'https://ops.example/hook' } }]
  rules: [{ name: spike, above: 5, window: 5m, for: 30s, receivers: [ops] }]`

  expect(readConfig({}, yaml).alerts.rules).toEqual([
    {
      name: 'spike',
      project: 'web',
      severity: 'warning',
      measure: 'errors-per-minute',
      above: 5,
      window: 300_000,
      for: 30_000,
      receivers: ['ops'],
    },
  ])
})
