import type { Nats } from '../../nats/connect.ts'
import type { LogEntry } from '../ports.ts'
import { recordsOf } from './frame.ts'
import { unpack } from './packed.ts'

/** Asked for together: each is a round trip, to whichever replica answers. Full ones make a batch. */
const AT_ONCE = 8
/** Of a batch, as of the local log: some 50 MB while it is made. */
const MOST_RECORDS = 2_000
const MOST_BYTES = 8 * 1024 * 1024
/** So that every record has a position of its own: its message's, and which of it it is. */
const RECORDS_A_MESSAGE = 65_536

/** Messages of the stream in order, `to` exclusive. */
export interface Range {
  from: number
  to: number
}

export interface Read extends Range {
  entries: LogEntry[]
}

/**
 * Reads records by the sequences of their messages. What was taken out of the stream is left out: it is stored.
 * @throws where a message is to be there and cannot be had: to leave it out would be to lose it.
 */
export function createRead({ streams }: Pick<Nats, 'streams'>, stream: string) {
  async function messageAt(seq: number): Promise<Uint8Array | undefined> {
    // A replica may be behind; the leader knows.
    const message =
      (await streams.direct.getMessage(stream, { seq })) ??
      (await streams.streams.getMessage(stream, { seq }))
    if (message) return message.data
    if (await isGone(seq)) return undefined
    throw new Error(`message ${seq} of stream ${stream} cannot be read at this moment`)
  }

  async function isGone(seq: number): Promise<boolean> {
    const { state } = await streams.streams.info(stream, { deleted_details: true })
    // Left out of the answer where there are none, whatever its type says.
    return seq < state.first_seq || new Set(state.deleted).has(seq)
  }

  async function entriesAt(seq: number): Promise<LogEntry[]> {
    const message = await messageAt(seq)
    const records = message ? recordsOf(unpack(message)) : []
    return records.map((payload, index) => {
      const position = seq * RECORDS_A_MESSAGE + index
      return { position, next: position + 1, payload }
    })
  }

  /** As much of it as makes a batch; `to` of the answer says how far that goes. */
  async function read({ from, to }: Range, isWhole = false): Promise<Read> {
    const entries: LogEntry[] = []
    let bytes = 0
    for (let next = from; next < to;) {
      const until = Math.min(next + AT_ONCE, to)
      const sequences = Array.from({ length: until - next }, (_, index) => next + index)
      for (const found of await Promise.all(sequences.map(entriesAt))) {
        entries.push(...found)
        bytes += found.reduce((sum, { payload }) => sum + payload.byteLength, 0)
        next += 1
        const isEnough = entries.length >= MOST_RECORDS || bytes >= MOST_BYTES
        if (isEnough && !isWhole) return { from, to: next, entries }
      }
    }
    return { from, to, entries }
  }

  return read
}

export type ReadRange = ReturnType<typeof createRead>
