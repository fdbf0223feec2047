import type { Place } from '../../spool/ports.ts'

/** A record of the log on its way to the database, as the log has it. */
export interface Work extends Place {
  bytes: Uint8Array
  /** Of the record. */
  receivedAt: number
  /** Of the span that took it, where its trace is kept. */
  traceparent?: string | undefined
}
