import { setTimeout as wait } from 'node:timers/promises'
import { channelTest } from '../alerts/channel-test.ts'
import { createSend } from '../alerts/notify/send.ts'
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
  const origin = config.public_url ?? `http://${config.host}:${config.port}`
  const notification = channelTest({ origin, at: now() })
  return (await send({ receiver, notification, handle: null })).delivery
}
