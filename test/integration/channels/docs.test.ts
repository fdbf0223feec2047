import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readConfig } from '../../../packages/ingest/src/config.ts'
import { kindOf } from '../../../packages/ingest/src/alerts/notify/receiver.ts'

const docs = fileURLToPath(new URL('../../../docs/alerts.md', import.meta.url))
const environment = {
  WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  SLACK_TOKEN: 'xoxb-1-2-3',
  SLACK_WEBHOOK: 'https://hooks.slack.com/services/a/b/c',
  PAGERDUTY_KEY: 'R'.repeat(32),
  SMTP_PASSWORD: 'correct horse',
  TEAMS_WEBHOOK: 'https://teams.example/workflows/a?sig=b',
  DISCORD_WEBHOOK: 'https://discord.com/api/webhooks/1/a',
  TWILIO_ACCOUNT: `AC${'0'.repeat(32)}`,
  TWILIO_TOKEN: 'a-token',
  SMS_KEY: 'a-key',
}

it('takes every receiver that the documentation shows', async () => {
  const text = await readFile(docs, 'utf8')
  const blocks = [...text.matchAll(/```yaml\n(alerts:\n {2}receivers:[^`]*)```/g)]

  const shown = blocks.flatMap(([, yaml = '']) =>
    readConfig(environment, yaml).alerts.receivers.map(kindOf),
  )

  expect(new Set(shown)).toEqual(
    new Set([
      ...['webhook', 'slack', 'pagerduty', 'email', 'alertmanager', 'teams', 'discord', 'sms'],
    ]),
  )
})
