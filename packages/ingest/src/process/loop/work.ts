import type { Place } from '../../spool/ports.ts'
import type { Content } from '../../wire/formats.ts'
import type { BodyRecord } from '../../wire/record.ts'

/** A record of the log on its way to the database, as the log has it. */
export interface Work extends Place {
  bytes: Uint8Array
  /** Of the record. */
  receivedAt: number
  /** Of the span that took it, where its trace is kept. */
  traceparent?: string | undefined
  /** What `bytes` say, where whoever took them in hands them on at once and need not have them read again. */
  read?: { record: BodyRecord; content: Content }
}
