import { setTimeout as wait } from 'node:timers/promises'
import { createSend } from '../alerts/notify/send.ts'
import { rule } from '../alerts/rule/rule.ts'
import { testMessage } from '../alerts/test-message.ts'
import type { Config } from '../config.ts'
import type { Delivery } from '../contract/alerts.ts'
import { sendMail } from './send-mail.ts'

/** One message to one receiver, without the service; undefined where there is no such receiver. */
export async function sendTestMessage(config: Config, name: string): Promise<Delivery | undefined> {
  const receiver = config.alerts.receivers.find((one) => one.name === name)
  if (!receiver) return undefined
  const now = Date.now
  const send = createSend({
    ...{ fetch: globalThis.fetch, sendMail, now, wait, random: Math.random },
  })
  const given = rule.parse({ name: 'A test of this channel', above: 0 })
  const origin = config.public_url ?? `http://${config.host}:${config.port}`
  const notification = testMessage({ rule: given, observation: undefined, origin, at: now() })
  const message = { ...notification, summary: 'Sent by seismo test-alerts: all is well.' }
  return (await send({ receiver, notification: message, handle: null })).delivery
}
