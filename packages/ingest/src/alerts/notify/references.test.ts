import { expect, it } from 'vitest'
import { withReceiverSecrets } from './references.ts'

const receivers = [{ name: 'ops', slack: { token: '${SLACK_TOKEN}', channel: '#a' } }]

it('takes secrets of receivers from the environment, once, and leaves rules alone', () => {
  const rules = [{ name: '${SLACK_TOKEN}' }]
  const environment = { SLACK_TOKEN: 'xoxb-${HOME}\n', HOME: '/root' }

  expect(withReceiverSecrets({ receivers, rules }, environment)).toEqual({
    receivers: [{ name: 'ops', slack: { token: 'xoxb-${HOME}', channel: '#a' } }],
    rules,
  })
})

it.each([{}, { SLACK_TOKEN: '' }])('says where a name is missing from %j', (environment) => {
  const read = () => withReceiverSecrets({ receivers }, environment)

  expect(read).toThrow('${SLACK_TOKEN} is not set in the environment')
  expect(read).toThrow(expect.objectContaining({ path: ['receivers', '0', 'slack', 'token'] }))
})

it.each([undefined, null, 'text', { rules: [] }, { receivers: 7 }])(
  'leaves %j as it is',
  (value) => {
    expect(withReceiverSecrets(value, {})).toEqual(value)
  },
)
