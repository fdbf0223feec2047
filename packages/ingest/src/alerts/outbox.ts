import type { AlertEntry, Delivery } from '../contract/alerts.ts'
import type { Store } from '../store/ports.ts'
import type { Receiver } from './notify/receiver.ts'
import type { PlainRule as Rule } from './plain-rule.ts'
import type { Message } from './message.ts'
import { toNotification } from './message-notification.ts'
import type { Send } from './notify/send.ts'

export interface Letter {
  projectId: number
  rule: Rule
  entry: AlertEntry
  message: Message
}

interface OutboxOptions {
  send: Send
  receivers: readonly Receiver[]
  alerts: Store['alerts']
  onError: (cause: unknown) => void
}

/** Sends beside the evaluation, which a slow receiver must not hold up, and logs what became of it. */
export function createOutbox(options: OutboxOptions) {
  const underWay = new Set<Promise<void>>()

  function send(letter: Letter): void {
    const sending = sendToAll(letter)
      .catch(options.onError)
      .finally(() => underWay.delete(sending))
    underWay.add(sending)
  }

  async function sendToAll({ projectId, rule, entry, message }: Letter): Promise<void> {
    const receivers = options.receivers.filter(({ name }) => rule.receivers.includes(name))
    if (receivers.length === 0) return
    const deliveries: Delivery[] = await Promise.all(
      receivers.map(async (receiver) => {
        const notification = toNotification(message)
        return (await options.send({ receiver, notification, handle: null })).delivery
      }),
    )
    await options.alerts.append(projectId, { ...entry, deliveries })
  }

  return { send, idle: () => Promise.all(underWay) }
}

export type Outbox = ReturnType<typeof createOutbox>
