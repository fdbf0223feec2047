import { AckPolicy, DeliverPolicy, DiscardPolicy, StorageType } from '@nats-io/jetstream'
import type { Nats } from '../../nats/connect.ts'
import { ensureStream } from '../../nats/ensure-stream.ts'
import { every } from '../../lib/every.ts'
import { openQuarantine } from '../quarantine.ts'
import type { SharedSpool } from '../ports.ts'
import { createAppend } from './append.ts'
import { createBatchLog } from './batch-log.ts'
import { createRead } from './read.ts'
import { createTake } from './take.ts'
import { createTrim } from './trim.ts'

export interface JetStreamSpoolOptions {
  nats: Nats
  stream: string
  replicas: number
  /** Of all that is not stored yet; beyond it nothing more is taken. */
  maxBytes: number
  /** Of this machine, for what cannot be stored. */
  folder: string
  onTrouble: (cause: unknown) => void
}

const SECOND_NS = 1e9
/** Longer than a publish is tried again for. */
const KNOWN_FOR_NS = 120 * SECOND_NS
/** Without a sign of life for so long, whoever has a batch is dead, and another takes it. */
const HELD_FOR_MS = 15_000
const MOST_HELD = 1_000
const CONSUMER = 'processors'
const LOOK_EVERY_MS = 1_000

/**
 * The log of several machines: records in one stream, and the bounds of their batches in another, of
 * which all processors share one durable consumer.
 */
export async function openJetStreamSpool(options: JetStreamSpoolOptions): Promise<SharedSpool> {
  const { nats, stream, replicas, maxBytes, folder, onTrouble } = options
  const batchStream = `${stream}_batches`
  const made = { storage: StorageType.File, num_replicas: replicas }
  const { created } = await ensureStream(nats, {
    ...{ name: stream, subjects: [stream], ...made },
    ...{ max_bytes: maxBytes, discard: DiscardPolicy.New, allow_direct: true },
    duplicate_window: KNOWN_FOR_NS,
  })
  await ensureStream(nats, { name: batchStream, subjects: [batchStream], ...made })
  await nats.streams.consumers.add(batchStream, {
    ...{
      durable_name: CONSUMER,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
    },
    ...{ ack_wait: HELD_FOR_MS * 1e6, max_deliver: -1, max_ack_pending: MOST_HELD },
  })
  const { append, settled } = createAppend({ nats, subject: stream })
  const batches = createBatchLog(nats, batchStream)
  const trim = createTrim({ nats, batches, stream })
  let state = await stateOf(nats, stream)
  const stopLooking = every(
    LOOK_EVERY_MS,
    async () => {
      await trim()
      state = await stateOf(nats, stream)
    },
    onTrouble,
  )
  return {
    append,
    take: createTake({
      ...{ nats, batches, batchStream, consumer: CONSUMER },
      read: createRead(nats, stream),
      heldForMs: HELD_FOR_MS,
      // A stream that is made anew counts from one again, and must not meet tokens of the one before.
      id: `${stream}-${Date.parse(created).toString(36)}`,
      lastSequence: async () => {
        state = await stateOf(nats, stream)
        return state.last_seq
      },
    }),
    pendingMessages: () => state.messages,
    stats: () => ({
      ...{ bytes: state.bytes, maxBytes, freeBytes: undefined, pendingBytes: state.bytes },
      ...{ tornBytes: 0, damagedBytes: 0 },
    }),
    quarantine: await openQuarantine(folder),
    close: async () => {
      await settled()
      await stopLooking()
    },
  }
}

async function stateOf({ streams }: Nats, stream: string) {
  return (await streams.streams.info(stream)).state
}
