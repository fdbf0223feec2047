import type { Nats } from '../../nats/connect.ts'
import type { BatchLog } from './batch-log.ts'

interface TrimOptions {
  nats: Pick<Nats, 'streams'>
  batches: BatchLog
  stream: string
  batchStream: string
  consumer: string
}

/** Takes out of the streams what is stored; done twice, or by two processors, it is done once. */
export function createTrim({ nats: { streams }, batches, ...names }: TrimOptions) {
  const { stream, batchStream, consumer } = names
  let done = 0
  let running: Promise<void> | undefined

  async function trim(): Promise<void> {
    const { ack_floor: floor } = await streams.consumers.info(batchStream, consumer)
    if (floor.stream_seq <= done) return
    const last = await batches.at(floor.stream_seq)
    if (last) {
      await streams.streams.purge(stream, { filter: stream, seq: last.to })
      // The last one stays, for the next begins where it ended.
      await streams.streams.purge(batchStream, { filter: batchStream, seq: last.seq })
    }
    done = floor.stream_seq
  }

  return (): Promise<void> => {
    running ??= trim().finally(() => {
      running = undefined
    })
    return running
  }
}
