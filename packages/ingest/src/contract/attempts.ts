import * as z from 'zod'
import { epochMs } from './common.ts'

/** Why nothing may be arriving, newest first; of this process since its start. */
export const attempts = z.object({
  /** Beacons that were not taken, those of unknown keys included. */
  refused: z.array(
    z.object({
      /** As in the ledger and in problem documents: `origin-not-allowed`. */
      reason: z.string(),
      /** Of the page, by its own word; empty where it gave none. */
      origin: z.string(),
      n: z.number(),
      lastAt: epochMs,
    }),
  ),
  /** Pages of other origins that loaded the script, of whatever project. */
  loads: z.array(z.object({ origin: z.string(), at: epochMs })),
})
export type Attempts = z.output<typeof attempts>
