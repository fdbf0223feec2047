import type { Nats } from '../../nats/connect.ts'
import type { BatchLog } from './batch-log.ts'

interface TrimOptions {
  nats: Pick<Nats, 'streams'>
  batches: Pick<BatchLog, 'oldest'>
  /** Of the records. */
  stream: string
}

/** Takes out of the stream what is stored; done twice, or by two processors, it is done once. */
export function createTrim({ nats: { streams }, batches, stream }: TrimOptions) {
  // The first there is. To purge what is before it would purge all, by nats-server's reading of it.
  let done = 1
  let running: Promise<void> | undefined

  /** By the log of batches alone: what a consumer counts as acknowledged may never have been. */
  async function trim(): Promise<void> {
    const from = (await batches.oldest())?.from ?? done
    if (from <= done) return
    await streams.streams.purge(stream, { filter: stream, seq: from })
    done = from
  }

  return (): Promise<void> => {
    running ??= trim().finally(() => {
      running = undefined
    })
    return running
  }
}
