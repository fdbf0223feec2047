import type { Position, Spool } from '../../spool/ports.ts'
import { readWork } from './read-work.ts'
import type { Work } from './work.ts'

interface BacklogOptions {
  spool: Pick<Spool, 'read' | 'end' | 'acknowledged' | 'quarantine'>
  /** Of records that are held in memory as well as in the log. */
  maxBytes: number
}

/** Of a batch: some 6,000 rows where each is an error, and some 50 MB while it is made. */
const MOST_RECORDS = 2_000
const MOST_READ_BYTES = 8 * 1024 * 1024

/** What waits to be stored, in the order of the log: from memory while there is room, else from the disk. */
export function createBacklog({ spool, maxBytes }: BacklogOptions) {
  let live: Work[] = []
  let liveBytes = 0
  let position = spool.acknowledged()
  /** Something between `position` and `live` is on the disk alone. */
  let hasGap = position < spool.end()
  let wake: (() => void) | undefined
  let isEnded = false

  /** In the order of the log, once the disk has it. */
  function add(work: Work): void {
    // Read from the disk before its turn came here.
    if (work.position < position) return
    if (hasGap || liveBytes > maxBytes) hasGap = true
    else {
      live.push(work)
      liveBytes += work.bytes.byteLength
    }
    wake?.()
  }

  async function take(): Promise<Work[]> {
    const taken = live.slice(0, MOST_RECORDS)
    if (taken.length > 0) {
      live = live.slice(taken.length)
      liveBytes -= taken.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
    } else if (hasGap) {
      taken.push(...(await readUntil(Infinity)))
      // Nothing can come in between: what the disk gets from now on is added in a later turn.
      hasGap = position < spool.end()
      return taken
    }
    position = taken.at(-1)?.next ?? position
    return taken
  }

  /** Of the log, from `position` on. */
  async function readUntil(to: Position): Promise<Work[]> {
    const works: Work[] = []
    for (const entry of await spool.read(position, MOST_READ_BYTES)) {
      if (entry.position >= to || works.length === MOST_RECORDS) return works
      position = entry.next
      const work = await readWork(entry, spool.quarantine)
      if (work) works.push(work)
    }
    // Only damage is left, and it has been put aside.
    if (works.length === 0) position = Math.min(to, spool.end())
    return works
  }

  /** Exactly what an interrupted batch had. */
  async function takeUntil(to: Position): Promise<Work[]> {
    const all: Work[] = []
    while (position < to) {
      const works = await readUntil(to)
      all.push(...works)
      if (works.length === 0) position = Math.max(position, to)
    }
    hasGap = position < spool.end()
    return all
  }

  /** Resolves when there is something to take, or when it was ended, before or meanwhile. */
  function some(): Promise<void> {
    if (isEnded || live.length > 0 || hasGap) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<undefined>()
    wake = () => resolve(undefined)
    return promise
  }

  return {
    add,
    take,
    takeUntil,
    some,
    end: () => {
      isEnded = true
      wake?.()
    },
    position: () => position,
    isFull: () => hasGap || live.length >= MOST_RECORDS,
    oldestReceivedAt: () => live[0]?.receivedAt,
  }
}

export type Backlog = ReturnType<typeof createBacklog>
