import * as z from 'zod'
import { epochMs } from './common.ts'

/** A backup that this process made or makes. */
export const backup = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  startedAt: epochMs,
  endedAt: epochMs.nullable(),
  /** Of those that failed. */
  why: z.string(),
  /** Files of tables that are written, and all there will be. */
  done: z.number(),
  of: z.number(),
  /** Compressed. */
  bytes: z.number(),
  rows: z.number(),
  /** Where it lies, below the data folder. */
  folder: z.string(),
})
export type Backup = z.output<typeof backup>
