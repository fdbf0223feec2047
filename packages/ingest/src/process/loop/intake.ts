import type { Spool } from '../../spool/ports.ts'
import type { OutcomeRow } from '../../store/rows.ts'
import { toBytes, type BodyRecord } from '../../wire/record.ts'
import type { Backlog } from './backlog.ts'
import { createTally } from './tally.ts'

interface IntakeOptions {
  spool: Pick<Spool, 'append'>
  backlog: Pick<Backlog, 'add'>
  /** Records of an earlier process that wait in the log. */
  recovered: number
  now: () => number
}

/** The way into the log. */
export function createIntake({ spool, backlog, recovered, now }: IntakeOptions) {
  const tally = createTally()
  let pending = recovered

  /**
   * Resolves when the disk has it.
   * @throws SpoolFullError
   */
  async function keep(record: BodyRecord): Promise<void> {
    const bytes = toBytes(record)
    const place = await spool.append(bytes)
    pending += 1
    // Not as it was read: what waits here as objects is what the collector of garbage has to carry.
    const { receivedAt, traceparent } = record.head
    backlog.add({ ...place, bytes, receivedAt, traceparent })
  }

  return {
    keep,
    /** Of what never becomes a record: told to the ledger within a second or two. */
    count: (row: Omit<OutcomeRow, 'is'>) => tally.count({ is: 'outcome', ...row }),
    keepTally: () => tally.keepBy(keep, now()),
    /** So many records were stored. */
    stored: (records: number) => {
      pending -= records
    },
    pendingRecords: () => pending,
  }
}

export type Intake = ReturnType<typeof createIntake>
