import { setTimeout as wait } from 'node:timers/promises'
import { BackupError } from '../backup/place.ts'
import type { BackupSource } from '../backup/write-backup.ts'
import type { Stored } from '../process/loop/stored.ts'
import { createBacklog } from '../process/loop/backlog.ts'
import { createConsumer, type Consumer } from '../process/loop/consume.ts'
import { createShareConsumer } from '../process/loop/consume-shares.ts'
import { createIntake, type Intake } from '../process/loop/intake.ts'
import type { Work } from '../process/loop/work.ts'
import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { SharedSpool, Spool } from '../spool/ports.ts'

/** Of records, which are on the disk as well. */
const BACKLOG_BYTES = 32 * 1024 * 1024

interface LogOptions {
  storeBatch: (works: readonly Work[], token: string) => Promise<Stored>
  onStored: (stored: Stored) => void
  onTrouble: (cause: unknown) => void
}

/** Into the log, and out of it. */
interface LogParts {
  intake: Intake
  consumer: Consumer
  /** Runs it while nothing is stored. */
  betweenBatches: ReturnType<typeof createOneAtATime>
  /** Runs it while nothing is stored, with how far the log is. */
  hold: BackupSource['hold']
}

const now = Date.now

/** @param recovered records that an earlier process left in the log. */
export function localLog(
  { spool, recovered }: { spool: Spool; recovered: number },
  { storeBatch, onStored, onTrouble }: LogOptions,
): LogParts {
  const backlog = createBacklog({ spool, maxBytes: BACKLOG_BYTES })
  const intake = createIntake({ spool, backlog, now, recovered })
  const oneAtATime = createOneAtATime()
  let storedTo = spool.acknowledged()
  // A batch that failed halfway is in some tables, and in the log.
  let isPartial = (spool.interrupted()?.to ?? 0) > storedTo
  const store = async (works: readonly Work[], token: string) => {
    const stored = await oneAtATime(async () => {
      isPartial = true
      const done = await storeBatch(works, token)
      isPartial = false
      storedTo = works.at(-1)?.next ?? storedTo
      return done
    })
    intake.stored(works.length)
    onStored(stored)
  }
  const consumer = createConsumer({ spool, backlog, now, wait, store, onTrouble })
  const hold: BackupSource['hold'] = (work) =>
    oneAtATime(() => {
      if (isPartial) throw new BackupError('A batch is half stored; try again in a moment')
      return work(storedTo)
    })
  return { intake, consumer, betweenBatches: oneAtATime, hold }
}

/** The order of batches is kept where they are stored, for that may be another machine. */
export function sharedLog(
  { spool, betweenBatches }: { spool: SharedSpool } & Pick<LogParts, 'betweenBatches'>,
  { storeBatch, onStored, onTrouble }: LogOptions,
): LogParts {
  const store = async (works: readonly Work[], token: string) => {
    onStored(await storeBatch(works, token))
  }
  const nowhere = { add: () => undefined }
  return {
    intake: {
      ...createIntake({ spool, backlog: nowhere, now, recovered: 0 }),
      pendingRecords: () => spool.pendingMessages(),
    },
    consumer: createShareConsumer({ spool, now, wait, store, onTrouble }),
    betweenBatches,
    hold: (work) => betweenBatches(() => work(0)),
  }
}
