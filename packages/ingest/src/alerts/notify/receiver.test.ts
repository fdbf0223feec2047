import { expect, it } from 'vitest'
import { receivers } from './receiver.ts'

const url = 'https://hooks.example/a-secret-path'

it.each([
  { webhook: { url } },
  { slack: { url } },
  { slack: { token: 'xoxb-1-2-3', channel: '#ops' } },
  { pagerduty: { routing_key: 'r'.repeat(32) } },
  { email: { to: 'ops@example.com', from: 'Seismo <s@example.com>', smtp: { host: 'mail' } } },
  { alertmanager: { url: 'http://127.0.0.1:9093' } },
  { teams: { url } },
  { discord: { url } },
  {
    sms: {
      preset: 'twilio',
      account: `AC${'0'.repeat(32)}`,
      token: 't',
      from: '+15550100',
      to: ['+491701234567'],
    },
  },
  { sms: { url, to: '+491701234567', type: 'form', body: { number: '{to}', message: '{text}' } } },
])('takes %j', (channel) => {
  expect(receivers.parse([{ name: 'ops', ...channel }])).toMatchObject([{ name: 'ops' }])
})

it.each([
  [{}, '', 'needs one channel, has none'],
  [{ slack: { url }, teams: { url } }, '', 'needs one channel, has slack and teams'],
  [{ slack: {} }, 'slack', 'needs either url (of an incoming webhook), or token and channel'],
  [{ slack: { url, token: 'xoxb-1' } }, 'slack', 'needs either url'],
  [{ slack: { token: 'hunter2', channel: '#a' } }, 'slack.token', 'begins with xoxb-'],
  [{ pagerduty: { routing_key: 'hunter2' } }, 'pagerduty.routing_key', 'Events API v2'],
  [{ email: { to: 'a, b', from: 's@b.c', smtp: { host: 'h' } } }, 'email.to', 'an address like'],
  [
    { email: { to: 'a@b.c\nBcc: x@y.z', from: 's@b.c', smtp: { host: 'h' } } },
    'email.to',
    'an address like',
  ],
  [
    { email: { to: 'a@b.c', from: 's@b.c', smtp: { host: 'h', user: 'u' } } },
    'email.smtp',
    'user and password go together',
  ],
  [
    {
      email: {
        ...{ to: 'a@b.c', from: 's@b.c' },
        smtp: { host: 'h', user: 'u', password: 'hunter2', security: 'none' },
      },
    },
    'email.smtp.security',
    'starttls or tls only',
  ],
  [{ sms: { url, to: '0170 1234567' } }, 'sms.to', 'a number like'],
  [
    { sms: { url, to: '+491701234567', body: 'a text' } },
    'sms.body',
    'is a text where type is text',
  ],
  [
    { sms: { preset: 'twilio', to: '+491701234567', account: 'x', token: 't', from: 'y' } },
    'sms.account',
    'Account SID',
  ],
  [{ webhook: { url: 'file:///etc/passwd' } }, 'webhook.url', 'URL'],
  [{ webhook: { url, secrets: 'x' } }, 'webhook', 'secrets'],
])('refuses %j with one clear line', (channel, path, message) => {
  const { error } = receivers.safeParse([{ name: 'ops', ...channel }])

  expect(error?.issues).toHaveLength(1)
  expect(error?.issues[0]?.path.join('.')).toBe(path === '' ? '0' : `0.${path}`)
  expect(error?.issues[0]?.message).toContain(message)
  expect(JSON.stringify(error?.issues)).not.toContain('hunter2')
})

it.each([
  [[{ name: 'a' }, { name: 'a' }], '1.name', '"a" is used twice'],
  [[{ name: 'a', on_failure: 'b' }], '0.on_failure', 'no other receiver is named "b"'],
  [[{ name: 'a', on_failure: 'a' }], '0.on_failure', 'no other receiver is named "a"'],
])('refuses %j', (all, path, message) => {
  const { error } = receivers.safeParse(all.map((one) => ({ ...one, webhook: { url } })))

  expect(error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([
    [path, message],
  ])
})
