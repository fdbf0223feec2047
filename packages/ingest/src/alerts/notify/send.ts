import { LRUCache } from 'lru-cache'
import type { Delivery } from '../../contract/alerts.ts'
import { createOneAtATime } from '../../lib/one-at-a-time.ts'
import type { Notification } from '../notification.ts'
import type { Answer, Means } from './channel.ts'
import { createPatience } from './patience.ts'
import { kindOf, type Receiver } from './receiver.ts'
import { sendTo } from './send-to.ts'

export interface Parcel {
  receiver: Receiver
  notification: Notification
  /** What the channel called the message of the revision before, where it can be edited. */
  handle: string | null
  /** Where several may send. @throws where another may do so by now: it sends what is not kept as sent. */
  assertHeld?: () => void
}

export interface Sent {
  delivery: Delivery
  handle: string | null
}

/**
 * Tries until the channel takes it or refuses for good; rejects where the right to send went to another. `handle` is what the channel
 * calls the message, for the next revision. The same parcel may be sent again after a crash: the
 * channel is told key and revision, to know it.
 */
export type Send = (parcel: Parcel) => Promise<Sent>

export interface SendOptions extends Means {
  wait: (ms: number) => Promise<void>
  /** From 0 to 1, so that what failed together is not tried again together. */
  random: () => number
}

interface Lane {
  inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>
  closedUntil: number
}

/** The latest revision of a message, and how many of its revisions are on their way. */
interface Newest {
  revision: number
  sent: Promise<Sent>
  underWay: number
}

/** Messages whose name in the channel is remembered here, until the store's word for it is there. */
const MOST_HANDLES = 10_000

export function createSend(options: SendOptions): Send {
  const lanes = new Map<string, Lane>()
  const handles = new LRUCache<string, string>({ max: MOST_HANDLES })
  const newest = new Map<string, Newest>()

  function send(parcel: Parcel): Promise<Sent> {
    const { revision, key } = parcel.notification
    const message = JSON.stringify([parcel.receiver.name, key])
    const sent = sendUntilTaken(parcel, message)
    const known = newest.get(message) ?? { revision: 0, sent, underWay: 0 }
    const isNewest = revision >= known.revision
    const now = isNewest ? { ...known, revision, sent } : known
    newest.set(message, { ...now, underWay: known.underWay + 1 })
    return sent.finally(() => leave(message))
  }

  /** Known for as long as an earlier one waits, which would otherwise be said after it. */
  function leave(message: string): void {
    const known = newest.get(message)
    if (known && known.underWay > 1) newest.set(message, { ...known, underWay: known.underWay - 1 })
    else newest.delete(message)
  }

  async function sendUntilTaken(parcel: Parcel, message: string): Promise<Sent> {
    const { receiver, notification } = parcel
    const patience = createPatience(kindOf(receiver), options.random)
    for (let attempts = 1; ; attempts += 1) {
      const later = newest.get(message)
      // What was overtaken while it waited would say again what is over.
      if (later && later.revision > notification.revision) return overtakenBy(await later.sent)
      const answer = await tryOnce(parcel, message)
      const pauseMs = answer.is === 'busy' ? patience(answer) : undefined
      if (pauseMs === undefined) return sentOf(parcel, { answer, attempts, message })
      await options.wait(pauseMs)
    }
  }

  function tryOnce(parcel: Parcel, message: string): Promise<Answer> {
    const { receiver, notification, handle } = parcel
    const lane = laneOf(receiver)
    return lane.inTurn(async () => {
      const closedMs = lane.closedUntil - options.now()
      if (closedMs > 0) await options.wait(closedMs)
      // Minutes may lie between two tries.
      parcel.assertHeld?.()
      const known = handles.get(message) ?? handle
      const answer = await sendTo(receiver, { notification, handle: known }, options)
      if ('handle' in answer) handles.set(message, answer.handle)
      else if (known !== null) handles.set(message, known)
      if (answer.is === 'busy') lane.closedUntil = options.now() + answer.retryAfterMs
      return answer
    })
  }

  /** One try after the other: channels limit how fast they are talked to. */
  function laneOf({ name }: Receiver): Lane {
    const lane = lanes.get(name) ?? { inTurn: createOneAtATime(), closedUntil: 0 }
    lanes.set(name, lane)
    return lane
  }

  function sentOf({ receiver, handle }: Parcel, outcome: Outcome): Sent {
    const { answer, attempts, message } = outcome
    return {
      delivery: {
        receiver: receiver.name,
        kind: kindOf(receiver),
        at: options.now(),
        status: answer.is === 'taken' ? 'delivered' : 'failed',
        attempts,
        detail: answer.detail,
      },
      handle: handles.get(message) ?? handle,
    }
  }

  return send
}

interface Outcome {
  answer: Answer
  attempts: number
  message: string
}

function overtakenBy({ delivery, handle }: Sent): Sent {
  return {
    delivery: { ...delivery, detail: `said by a later revision: ${delivery.detail}` },
    handle,
  }
}
