/** Bytes since the log began; it only ever grows. */
export type Position = number

/** More than any body with what is written beside it. */
export const MAX_ENTRY_BYTES = 16 * 1024 * 1024

export interface Place {
  position: Position
  /** Where the next entry begins, at the earliest. */
  next: Position
}

export interface LogEntry extends Place {
  payload: Uint8Array
}

/** A stretch of the log that is stored as one: what begins it, what ends it. */
export interface Batch {
  from: Position
  to: Position
}

export interface SpoolStats {
  /** On disk, what is stored already and not yet cut included. */
  bytes: number
  maxBytes: number
  /** Of the disk below it; undefined where nobody has looked yet. */
  freeBytes: number | undefined
  /** Bytes that wait to be stored. */
  pendingBytes: number
  /** Bytes that a crash left behind half written, cut at the start. */
  tornBytes: number
  /** Bytes in the middle that did not match their checksum and lie in quarantine now. */
  damagedBytes: number
}

/** The log before the database: what is appended is kept, whatever happens next. */
export interface Spool {
  /** Of this log: a database that meets another one's positions is not confused. */
  readonly id: string
  /**
   * Resolves once the disk has it.
   * @throws SpoolFullError where it cannot be kept; nothing of it stays.
   */
  append(payload: Uint8Array): Promise<Place>
  /** The whole entries from there on, at least one, about so many bytes of them. */
  read(from: Position, maxBytes: number): Promise<LogEntry[]>
  /** All before `batch.from` is stored; `batch` is about to be, under a token of its own. */
  begin(batch: Batch): Promise<void>
  /** All before there is stored. Segments without anything else are deleted. */
  acknowledge(position: Position): Promise<void>
  /** First position that is not known to be stored. */
  acknowledged(): Position
  /** The batch that was being stored when the last process ended; it is stored again under the same token. */
  interrupted(): Batch | undefined
  /** End of what the disk has. */
  end(): Position
  stats(): SpoolStats
  /** What cannot be stored is kept aside, for a person to look at. */
  quarantine(name: string, reason: string, payload: Uint8Array): Promise<void>
  close(): Promise<void>
}

/** A batch of a log that several machines take from. */
export interface Share {
  /** The same whoever stores it, and however often. */
  token: string
  entries: LogEntry[]
  /** All of it is stored: it comes no more. */
  acknowledge(): Promise<void>
  /** To be taken by another, at once. */
  giveBack(): void
}

/** The log of several machines: each may append, and each batch is stored by one of them. */
export interface SharedSpool extends Pick<Spool, 'append' | 'stats' | 'quarantine' | 'close'> {
  /** Waits a second at most for one; until it is acknowledged it is held, unless this process dies. */
  take(): Promise<Share | undefined>
  /** Messages that are not known to be stored; each has the records of a moment. */
  pendingMessages(): number
}

/** The log or its disk is full. */
export class SpoolFullError extends Error {
  override name = 'SpoolFullError'
}
