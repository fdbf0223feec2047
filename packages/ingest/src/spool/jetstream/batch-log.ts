import type { StoredMsg } from '@nats-io/jetstream'
import * as z from 'zod'
import type { Nats } from '../../nats/connect.ts'
import { isWrongSequence } from '../../nats/ensure-stream.ts'
import type { Range } from './read.ts'

const range = z.object({ from: z.number().int(), to: z.number().int() })

/** A batch in the log of batches. */
export interface LoggedBatch extends Range {
  /** In that log. */
  seq: number
}

/**
 * Which messages are stored together: each batch begins where the one before ended, and its bounds
 * never change. Whoever stores it, and however often, stores the same under the same token. What is
 * here is not known to be stored, but for empty ones, which only say where the next begins.
 */
export function createBatchLog(nats: Pick<Nats, 'streams' | 'publish'>, stream: string) {
  const subject = stream
  /** The newest one known here; another processor may have written more. */
  let last: LoggedBatch | undefined

  /** The newest of all. */
  async function refresh(): Promise<LoggedBatch> {
    const newest = await nats.streams.streams.getMessage(stream, { last_by_subj: subject })
    last = newest ? toBatch(newest) : { seq: 0, from: 1, to: 1 }
    return last
  }

  /** Undefined where another processor wrote one meanwhile, which begins there. */
  async function append(given: Range): Promise<LoggedBatch | undefined> {
    const before = last ?? (await refresh())
    return appendBehind(before.seq, given)
  }

  async function appendBehind(
    lastSequence: number,
    given: Range,
  ): Promise<LoggedBatch | undefined> {
    try {
      const { seq } = await nats.publish.publish(subject, JSON.stringify(given), {
        expect: { lastSequence },
      })
      last = { ...given, seq }
      return last
    } catch (cause) {
      // Whether it was written is not known where no answer came.
      last = undefined
      if (isWrongSequence(cause)) return undefined
      throw cause
    }
  }

  async function at(seq: number): Promise<LoggedBatch | undefined> {
    const found = await nats.streams.streams.getMessage(stream, { seq })
    return found ? toBatch(found) : undefined
  }

  /** All of it is stored; done twice, it is done once. */
  async function remove({ seq, from, to }: LoggedBatch): Promise<void> {
    // The newest says where the next begins: an empty one takes its place, or any that came meanwhile.
    const isLast = !last || last.seq <= seq
    if (from < to && isLast) await appendBehind(seq, { from: to, to })
    if (from === to && (await refresh()).seq === seq) return
    await discard(seq)
  }

  async function discard(seq: number): Promise<void> {
    try {
      await nats.streams.streams.deleteMessage(stream, seq, false)
    } catch (cause) {
      if (await at(seq)) throw cause
    }
  }

  /** That is not known to be stored, or the one that says where the next begins; undefined where there was never one. */
  async function oldest(): Promise<LoggedBatch | undefined> {
    for (;;) {
      const { state } = await nats.streams.streams.info(stream)
      const first = state.messages > 0 ? await at(state.first_seq) : undefined
      if (!first || first.from < first.to || first.seq === state.last_seq) return first
      await discard(first.seq)
    }
  }

  return {
    append,
    remove,
    oldest,
    /** Where the next begins, as far as it is known here. */
    end: async () => (last ?? (await refresh())).to,
  }
}

export type BatchLog = ReturnType<typeof createBatchLog>

export function toBatch({ seq, data }: Pick<StoredMsg, 'seq' | 'data'>): LoggedBatch {
  return { seq, ...range.parse(JSON.parse(new TextDecoder().decode(data))) }
}
