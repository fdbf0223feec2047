import { hash128 } from '../../lib/hash.ts'
import type { OutcomeRow } from '../../store/rows.ts'
import type { Content } from '../../wire/formats.ts'
import { toBytes, type BodyRecord } from '../../wire/record.ts'
import { createTally } from './tally.ts'
import type { Work } from './work.ts'

/** A body of which the way in knows already what it holds. */
interface Judged {
  id: string
  content: Content
}

interface EdgeIntakeOptions {
  /** Resolves when the database has all of it; the same token makes what was stored before a no-op. */
  storeBatch: (works: readonly Work[], token: string) => Promise<unknown>
  now: () => number
}

/** Where there is no disk: what comes is stored before it is answered. */
export function createEdgeIntake({ storeBatch, now }: EdgeIntakeOptions) {
  const tally = createTally()

  function keep(record: BodyRecord, id: string, content?: Content): Promise<unknown> {
    const bytes = toBytes(record)
    const work = { position: 0, next: bytes.byteLength, bytes, receivedAt: record.head.receivedAt }
    const read = content && { read: { record, content } }
    return storeBatch([{ ...work, ...read }], `edge:${hash128(id)}`)
  }

  return {
    /** @throws what the database does; the same body may be sent again, and is stored once. */
    keep: async (record: BodyRecord, { id, content }: Judged): Promise<void> => {
      await keep(record, id, content)
    },
    count: (row: Omit<OutcomeRow, 'is'>) => tally.count({ is: 'outcome', ...row }),
    /** What was counted since the last time, into the ledger. */
    keepTally: () => tally.keepBy((record) => keep(record, crypto.randomUUID()), now()),
  }
}
