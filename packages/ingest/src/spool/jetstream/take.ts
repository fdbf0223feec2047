import type { Consumer, JsMsg } from '@nats-io/jetstream'
import { setTimeout as wait } from 'node:timers/promises'
import type { Nats } from '../../nats/connect.ts'
import type { LogEntry, Share } from '../ports.ts'
import { toBatch, type BatchLog, type LoggedBatch } from './batch-log.ts'
import type { Read, ReadRange } from './read.ts'

interface TakeOptions {
  nats: Pick<Nats, 'publish' | 'streams'>
  batches: BatchLog
  batchStream: string
  consumer: string
  read: ReadRange
  /** Of the records. */
  lastSequence: () => Promise<number>
  heldForMs: number
  /** Of the stream: what begins each token. */
  id: string
}

/** The shortest that the client asks for. */
const ASK_MS = 1_000
/** A question that went down with its server is never answered: the next goes to another. */
const ANSWER_WITHIN_MS = 4_000
/** What comes meanwhile goes with it: an insert costs as much for one record as for a hundred. */
const LOOK_EVERY_MS = 100

type Consumed = Pick<Share, 'acknowledge' | 'giveBack'>

const NOBODY_KNOWS: Consumed = {
  acknowledge: () => Promise.resolve(),
  giveBack: () => undefined,
}

/** Hands out batches: those that are in their log and nobody has, else a new one of what waits. */
export function createTake(options: TakeOptions) {
  const { nats, batches, read, id } = options
  let consumer: Consumer | undefined
  /** What was read to make a batch need not be read again to store it. */
  let made: Read | undefined

  async function take(): Promise<Share | undefined> {
    consumer ??= await nats.publish.consumers.get(options.batchStream, options.consumer)
    let isAnswered = false
    const answer = consumer.next({ expires: ASK_MS })
    const late = wait(ANSWER_WITHIN_MS, null, { ref: false })
    const asked = Promise.race([answer, late]).finally(() => {
      isAnswered = true
    })
    // Awaited below; until then a failure here comes first.
    asked.catch(() => undefined)
    const isOpen = () => !isAnswered
    while (isOpen() && !(await make())) await Promise.race([asked, wait(LOOK_EVERY_MS)])
    const message = await asked
    return message ? toShare(message) : forgotten()
  }

  /**
   * One that nobody is to be handed any more, and that is not stored: replicas of a consumer forget
   * whom it was handed to when their leader dies beside him (seen with nats-server 2.9.10).
   */
  async function forgotten(): Promise<Share | undefined> {
    const info = await nats.streams.consumers.info(options.batchStream, options.consumer)
    const handedTo = info.num_ack_pending === 0 ? info.delivered : info.ack_floor
    // Looked for after it was asked: what is stored is taken out before it is acknowledged.
    const batch = await batches.oldest()
    if (!batch || batch.seq > handedTo.stream_seq) return undefined
    return batch.from < batch.to ? shareOf(batch, NOBODY_KNOWS) : undefined
  }

  /** @returns whether one was made, by this processor or another. */
  async function make(): Promise<boolean> {
    const from = await batches.end()
    const to = (await options.lastSequence()) + 1
    if (to <= from) return false
    const found = await read({ from, to })
    const batch = await batches.append({ from: found.from, to: found.to })
    made = batch && found
    return true
  }

  async function toShare(message: JsMsg): Promise<Share> {
    const stop = keepHeld(message)
    try {
      return await shareOf(toBatch(message), {
        // Until the servers say so: what is not acknowledged is stored again, which is work for nothing.
        acknowledge: async () => {
          await message.ackAck()
          stop()
        },
        giveBack: () => {
          stop()
          message.nak()
        },
      })
    } catch (cause) {
      stop()
      message.nak()
      throw cause
    }
  }

  async function entriesOf(batch: LoggedBatch): Promise<LogEntry[]> {
    if (batch.from === batch.to) return []
    const { entries } = made?.from === batch.from ? made : await read(batch, true)
    made = undefined
    return entries
  }

  async function shareOf(batch: LoggedBatch, consumed: Consumed): Promise<Share> {
    const entries = await entriesOf(batch)
    return {
      token: `${id}:${batch.from}`,
      entries,
      acknowledge: async () => {
        await batches.remove(batch)
        await consumed.acknowledge()
      },
      giveBack: consumed.giveBack,
    }
  }

  /** A database may be away for hours; who waits for it is not dead. */
  function keepHeld(message: JsMsg): () => void {
    const timer = setInterval(() => message.working(), options.heldForMs / 3)
    return () => clearInterval(timer)
  }

  return take
}
