import * as z from 'zod'
import { epochMs } from './common.ts'

/** A table, with what it is to take of the disk when as many days are there as it keeps. */
const tableSize = z.object({
  name: z.string(),
  rows: z.number(),
  bytes: z.number(),
  /** Before compression. */
  rawBytes: z.number(),
  /** Whose time is over: they are deleted with the last of their day or week. */
  expiredBytes: z.number(),
  /** Pieces that its rows lie in, which merges make fewer: many where merges do not keep up. */
  parts: z.number(),
  /** That come in a day, on disk; null where rows stay for good. */
  bytesPerDay: z.number().nullable(),
  /** Null where rows stay for good. */
  keptDays: z.number().nullable(),
  forecastBytes: z.number().nullable(),
})

/** How the service does: what waits in the log, and whether it can be stored. */
export const system = z.object({
  log: z.object({
    /** On disk, what is stored already and not yet cut included. */
    bytes: z.number(),
    maxBytes: z.number(),
    /** Left on its disk; null until the first beacon came. */
    freeBytes: z.number().nullable(),
    pendingBytes: z.number(),
    /** Beacons and other records that are not stored yet. */
    pendingRecords: z.number(),
    /** Bytes that were damaged or half written when they were found. */
    damagedBytes: z.number(),
  }),
  /** Of projects: so many new issues at once, and so many again in an hour. */
  newIssues: z.object({
    burst: z.number(),
    perHour: z.number(),
    /** Projects that had more within the last day. */
    over: z.array(
      z.object({
        project: z.string(),
        /** Their overflow issue. */
        issueId: z.string(),
        events: z.number(),
        lastAt: epochMs,
      }),
    ),
  }),
  /** Age of the oldest record that is not stored; 0 where none waits. */
  insertLagMs: z.number(),
  /** Since when nothing could be stored; null while all is well. */
  trouble: z.object({ since: z.number(), message: z.string() }).nullable(),
  /** Below the database; null where it does not say. */
  disk: z
    .object({
      freeBytes: z.number(),
      totalBytes: z.number(),
      /** If everything goes on as so far; null where what is kept fits. */
      daysUntilFull: z.number().nullable(),
    })
    .nullable(),
  /** Largest first; null where the database does not say. */
  tables: z.array(tableSize).nullable(),
})
export type System = z.output<typeof system>
