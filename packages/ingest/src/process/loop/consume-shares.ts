import type { LogEntry, Share, SharedSpool, Spool } from '../../spool/ports.ts'
import type { Consumer } from './consume.ts'
import { createPersist } from './persist.ts'
import { readWork } from './read-work.ts'
import type { Work } from './work.ts'

interface ShareConsumerOptions {
  spool: Pick<SharedSpool, 'take' | 'quarantine'>
  /** Stores all of it, or throws and can be asked again; the token is the same for the same batch. */
  store: (works: readonly Work[], token: string) => Promise<void>
  now: () => number
  wait: (ms: number) => Promise<void>
  onTrouble: (cause: unknown) => void
}

/** Takes its share of the log of several machines to the database. */
export function createShareConsumer(options: ShareConsumerOptions): Consumer {
  const { spool, now, wait, onTrouble } = options
  const { persist, giveUp, trouble } = createPersist({ now, wait, onTrouble })
  let ended: Promise<void> | undefined
  let isStopping = false
  let busySince: number | undefined

  async function run(): Promise<void> {
    while (!isStopping) await persist(next)
  }

  async function next(): Promise<void> {
    const share = await spool.take()
    if (share) await finish(share)
  }

  async function finish(share: Share): Promise<void> {
    try {
      const works = await worksOf(share.entries, spool.quarantine)
      busySince = works[0]?.receivedAt
      // Kept for as long as it takes: whoever took it next would meet the same database.
      if (works.length > 0) await persist(() => options.store(works, share.token))
      await share.acknowledge()
    } catch (cause) {
      share.giveBack()
      throw cause
    } finally {
      busySince = undefined
    }
  }

  return {
    start: () => {
      // Rejects only with what was given up, and then another processor has it.
      ended = run().catch(onTrouble)
    },
    /** What is left is stored by others, or by the next process: none of it is this one's. */
    drain: () => Promise.resolve(),
    stop: async () => {
      isStopping = true
      giveUp()
      await ended
    },
    trouble,
    oldestReceivedAt: () => busySince,
  }
}

async function worksOf(
  entries: readonly LogEntry[],
  quarantine: Spool['quarantine'],
): Promise<Work[]> {
  const works: Work[] = []
  for (const entry of entries) {
    const work = await readWork(entry, quarantine)
    if (work) works.push(work)
  }
  return works
}
