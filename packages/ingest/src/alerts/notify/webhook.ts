import type { Message } from '../message.ts'

/** A generic webhook's body, in the envelope of Standard Webhooks: type, timestamp, data. */
export function toWebhookBody(message: Message): object {
  return {
    type: `alert.${message.state}`,
    timestamp: new Date(message.endedAt ?? message.startedAt).toISOString(),
    data: message,
  }
}
