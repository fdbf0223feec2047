import { deliveryKey, type Answer, type Means, type Outgoing } from '../channel.ts'
import { exchange, judge } from '../exchange.ts'
import { toWebhookBody } from './body.ts'
import { webhookHeaders } from './headers.ts'
import type { WebhookSettings } from './settings.ts'

/** Signed anew each time, so that the timestamp is this try's own. */
export async function sendToWebhook(
  { url, secret }: WebhookSettings,
  { notification }: Outgoing,
  { fetch, now }: Means,
): Promise<Answer> {
  const message = deliveryKey(notification)
  const body = JSON.stringify(toWebhookBody(notification))
  const headers = {
    // A header takes no letters beyond Latin-1, and the key may hold a rule's name.
    'Idempotency-Key': encodeURI(message.toWellFormed()),
    ...(await webhookHeaders({ message, at: now(), body, secret })),
  }
  return judge(await exchange(fetch, { url, body, headers }))
}
