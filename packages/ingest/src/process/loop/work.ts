import type { Content } from '../../wire/formats.ts'
import type { BodyRecord } from '../../wire/record.ts'
import type { Place } from '../../spool/ports.ts'

/** A record of the log on its way to the database. */
export interface Work extends Place {
  record: BodyRecord
  /** As the accept path read it; a record from before a restart is read again. */
  content?: Content
}
