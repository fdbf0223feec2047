import type { LogEntry, Spool } from '../../spool/ports.ts'
import { toRecord } from '../../wire/record.ts'
import type { Work } from './work.ts'

/** What the log has there; undefined where it is no record, which is put aside. */
export async function readWork(
  { payload: bytes, ...place }: LogEntry,
  quarantine: Spool['quarantine'],
): Promise<Work | undefined> {
  try {
    return { ...place, bytes, receivedAt: toRecord(bytes).head.receivedAt }
  } catch (cause) {
    await quarantine(`record-${place.position}`, String(cause), bytes)
    return undefined
  }
}
