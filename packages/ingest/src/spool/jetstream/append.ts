import { randomUUID } from 'node:crypto'
import type { JetStreamClient, PubAck } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/transport-node'
import { isCode } from '../../nats/ensure-stream.ts'
import { createGroupCommit, type Member } from '../group-commit.ts'
import { SpoolFullError, type Place } from '../ports.ts'
import { frameBytesOf, toFrame } from './frame.ts'
import { pack } from './packed.ts'

interface AppendOptions {
  nats: {
    connection: Pick<NatsConnection, 'info' | 'isClosed'>
    publish: Pick<JetStreamClient, 'publish'>
  }
  subject: string
}

/** Under way together: a quorum takes a network's round trip, and the next need not wait for it. */
const AT_ONCE = 2
/** Of one message before it is packed, unless one record has more: larger ones cost less a byte, and keep the rest waiting. */
const MESSAGE_BYTES = 1024 * 1024
/** Of all that waits for a quorum: beyond it pages are asked to come again. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024
/** For the headers of a message. */
const HEADER_BYTES = 512
/** A cluster that lost its leader has another in some seconds; a page waits no longer for an answer. */
const GIVE_UP_AFTER_MS = 8_000
const FIRST_TRY_MS = 2_000
const BETWEEN_TRIES_MS = 100
/** "maximum bytes exceeded", of the stream, or of the account. */
const FULL = [10077, 10002, 10023, 10047]

/** Publishes what comes together as one message, and answers once a quorum has it. */
export function createAppend({ nats: { connection, publish }, subject }: AppendOptions) {
  const groups = createGroupCommit<Place>(write, { atOnce: AT_ONCE, maxBytes: MESSAGE_BYTES })

  /** Nothing says so while no server is there. */
  let maxPayload = Infinity

  let waitingBytes = 0

  async function append(record: Uint8Array): Promise<Place> {
    maxPayload = connection.info?.max_payload ?? maxPayload
    const most = maxPayload - HEADER_BYTES
    if (frameBytesOf([record]) > most) {
      throw new RangeError(
        `a record has more than the max_payload of the NATS servers, ${most} bytes`,
      )
    }
    if (waitingBytes + record.byteLength > MOST_WAITING_BYTES) {
      throw new SpoolFullError('no quorum of the NATS servers takes it')
    }
    waitingBytes += record.byteLength
    try {
      return await groups.append(record)
    } finally {
      waitingBytes -= record.byteLength
    }
  }

  async function write(group: readonly Member<Place>[]): Promise<void> {
    const { seq } = await send(pack(toFrame(group.map(({ payload }) => payload))))
    for (const { resolve } of group) resolve({ position: seq, next: seq + 1 })
  }

  /** Under one id for each try: what got there and could not say so is there once. */
  async function send(frame: Uint8Array): Promise<PubAck> {
    const msgID = randomUUID()
    const until = performance.now() + GIVE_UP_AFTER_MS
    for (;;) {
      try {
        return await publish.publish(subject, frame, { msgID, timeout: FIRST_TRY_MS })
      } catch (cause) {
        if (FULL.some((code) => isCode(cause, code))) {
          throw new SpoolFullError('the stream has its bytes and waits for the database', { cause })
        }
        if (performance.now() > until || connection.isClosed()) {
          throw new SpoolFullError('no quorum of the NATS servers takes it', { cause })
        }
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS))
      }
    }
  }

  return { append, settled: groups.settled }
}
