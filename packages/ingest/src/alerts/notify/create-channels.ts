import type { ReceiverSummary } from '../../contract/alerts.ts'
import type { AlertStore } from '../../store/alert-store.ts'
import { createDeadLetters } from './dead-letters.ts'
import { kindOf, type Receiver } from './receiver.ts'
import { createResend } from './resend.ts'
import { createSend, type Parcel, type SendOptions, type Sent } from './send.ts'
import { targetOf } from './target-of.ts'
import { createWatch } from './watch.ts'

interface ChannelsOptions extends SendOptions {
  receivers: readonly Receiver[]
  letters: AlertStore['letters']
  /** Where people open the page. */
  origin: string
  onError: (cause: unknown) => void
}

/** Everything that messages go out by, and what is known of how they did. */
export function createChannels(options: ChannelsOptions) {
  const { letters, origin, onError, now } = options
  const receivers = () => options.receivers
  const watch = createWatch({ send: createSend(options), receivers, letters, now, origin, onError })
  const { resend, restore: restoreResend, note } = createResend({ ...options, receivers })
  const deadLetters = createDeadLetters({ ...options, receivers })

  async function send(parcel: Parcel): Promise<Sent> {
    const sent = await watch.send(parcel)
    note(parcel)
    return sent
  }

  /** As they are configured, with what became of the last message to each. */
  async function summaries(projectId: number): Promise<ReceiverSummary[]> {
    const stored = new Map((await letters.latest(projectId)).map((one) => [one.receiver, one]))
    return options.receivers.map((receiver) => {
      const { name } = receiver
      const standing = watch.standings().get(name)
      const letter = stored.get(name)
      return {
        ...{ name, kind: kindOf(receiver), target: targetOf(receiver) },
        last: standing?.last ?? (letter ? toDelivery(letter) : null),
        failingSince: standing?.failingSince ?? null,
      }
    })
  }

  async function restore(): Promise<void> {
    await Promise.all([watch.restore(), restoreResend()])
  }

  return { send, restore, resend, summaries, deadLetters }
}

export type Channels = ReturnType<typeof createChannels>

type Letter = Awaited<ReturnType<AlertStore['letters']['latest']>>[number]

function toDelivery({ receiver, kind, at, status, attempts, detail }: Letter) {
  const isFine = status === 'delivered'
  return {
    ...{ receiver, kind, at, attempts, detail },
    status: isFine ? ('delivered' as const) : ('failed' as const),
  }
}
