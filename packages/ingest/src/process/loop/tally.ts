import * as z from 'zod'
import type { OutcomeRow } from '../../store/rows.ts'
import type { BodyRecord } from '../../wire/record.ts'
import { ledgerOf } from '../ledger.ts'

const MINUTE_MS = 60_000

const line = z.object({
  is: z.literal('outcome'),
  projectId: z.number(),
  at: z.number(),
  kind: z.string(),
  outcome: z.enum(['received', 'stored', 'dropped', 'client-dropped']),
  reason: z.string(),
  n: z.number(),
})

/**
 * Counts what never became a record: refused beacons, and beacons that came twice at once. They are
 * many when they come, so they reach the log folded, and a crash loses a moment of them.
 */
export function createTally() {
  let lines: OutcomeRow[] = []

  function count(row: OutcomeRow): void {
    lines.push(row)
    // A flood of refusals stays a handful of lines.
    if (lines.length > 1_000) lines = ledgerOf(lines)
  }

  /** What was counted since the last time, as a record of its own; undefined where it was nothing. */
  function take(now: number): BodyRecord | undefined {
    if (lines.length === 0) return undefined
    const body = new TextEncoder().encode(JSON.stringify(ledgerOf(lines)))
    lines = []
    return {
      head: {
        ...{ format: 'outcomes', projectId: 0, receivedAt: now },
        ...{ userAgent: '', contentType: 'application/json', requestId: '' },
      },
      body,
    }
  }

  /** What could not be kept is counted again. */
  async function keepBy(keep: (record: BodyRecord) => Promise<unknown>, now: number) {
    const record = take(now)
    if (!record) return
    try {
      await keep(record)
    } catch (cause) {
      for (const row of readTally(record)) count(row)
      throw cause
    }
  }

  return { count, take, keepBy }
}

export function isTally({ head }: BodyRecord): boolean {
  return head.format === 'outcomes'
}

/** @throws where it was not written by `take`. */
export function readTally({ body }: BodyRecord): OutcomeRow[] {
  const rows = z.array(line).parse(JSON.parse(new TextDecoder().decode(body)))
  return rows.map((row) => ({ ...row, at: Math.floor(row.at / MINUTE_MS) * MINUTE_MS }))
}
