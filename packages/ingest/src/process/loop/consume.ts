import type { Spool } from '../../spool/ports.ts'
import type { Backlog } from './backlog.ts'
import { createPersist } from './persist.ts'
import type { Work } from './work.ts'

interface ConsumerOptions {
  spool: Pick<Spool, 'id' | 'begin' | 'acknowledge' | 'acknowledged' | 'interrupted' | 'end'>
  backlog: Backlog
  /** Stores all of it, or throws and can be asked again; the token is the same for the same batch. */
  store: (works: readonly Work[], token: string) => Promise<void>
  now: () => number
  wait: (ms: number) => Promise<void>
  onTrouble: (cause: unknown) => void
}

/** For company: an insert costs 12–25 ms a table however few its rows. */
const SHORTEST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 1_000
/** The engine works one fifth of the time at most, unless more than a batch waits. */
const PAUSE_PER_WORK = 4

/** Takes the log to the database, batch by batch, for as long as it takes. */
export function createConsumer(options: ConsumerOptions) {
  const { spool, backlog, now, wait, onTrouble } = options
  const { persist, giveUp, trouble } = createPersist({ now, wait, onTrouble })
  const waiting: { position: number; resolve: () => void }[] = []
  let ended: Promise<void> | undefined
  let isStopping = false
  let hurry: () => void = () => undefined
  let lastBatchMs = 0
  let busySince: number | undefined

  async function run(): Promise<void> {
    const interrupted = spool.interrupted()
    // With what it had and under its own token, so that what was stored of it is not stored twice.
    if (interrupted && interrupted.to > spool.acknowledged()) {
      await finish(await backlog.takeUntil(interrupted.to), interrupted.from)
    }
    while (!isStopping) {
      await settle()
      await backlog.some()
      await forCompany()
      const from = backlog.position()
      const works = await backlog.take()
      if (works.length === 0) continue
      await persist(() => spool.begin({ from, to: backlog.position() }))
      await finish(works, from)
    }
    await settle()
  }

  async function finish(works: readonly Work[], from: number): Promise<void> {
    const startedAt = now()
    busySince = works[0]?.receivedAt
    await persist(() => options.store(works, `${spool.id}:${String(from)}`))
    busySince = undefined
    lastBatchMs = now() - startedAt
  }

  /** What is stored is acknowledged with the next batch; where there is none for now, at once. */
  async function settle(): Promise<void> {
    const position = backlog.position()
    const isAhead = spool.acknowledged() < position
    if (position >= spool.end() && isAhead) await persist(() => spool.acknowledge(position))
    for (const waiter of waiting.splice(0)) {
      if (waiter.position <= position) waiter.resolve()
      else waiting.push(waiter)
    }
  }

  async function forCompany(): Promise<void> {
    if (backlog.isFull() || isHurried()) return
    const { promise, resolve } = Promise.withResolvers<undefined>()
    hurry = () => resolve(undefined)
    await Promise.race([wait(pauseMs()), promise])
  }

  /** Somebody waits, for one batch at least: company is for those who do not. */
  function isHurried(): boolean {
    return isStopping || waiting.length > 0
  }

  function pauseMs(): number {
    return Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, PAUSE_PER_WORK * lastBatchMs))
  }

  return {
    start: () => {
      // Rejects only with what was given up: it is in the log, and the next process stores it.
      ended = run().catch(onTrouble)
    },
    /** Resolves when all that is in the log now is stored. */
    drain: (): Promise<void> => {
      const position = spool.end()
      if (spool.acknowledged() >= position) return Promise.resolve()
      const { promise, resolve } = Promise.withResolvers<undefined>()
      waiting.push({ position, resolve: () => resolve(undefined) })
      hurry()
      return promise
    },
    /** Ends after the batch under way; what is left stays in the log. */
    stop: async (): Promise<void> => {
      isStopping = true
      hurry()
      giveUp()
      backlog.end()
      await ended
    },
    trouble,
    /** Since when the oldest record waits that is not stored; undefined where nothing waits. */
    oldestReceivedAt: () => busySince ?? backlog.oldestReceivedAt(),
  }
}

export type Consumer = ReturnType<typeof createConsumer>
