import * as z from 'zod'
import { epochMs } from './common.ts'

/** `POST /api/import/sentry`: events as Sentry's API answers them with `full=true`. */
export const sentryEvents = z.object({ events: z.array(z.unknown()).min(1).max(100) })

export const imported = z.object({
  /** In the log; stored within moments. */
  accepted: z.number(),
  /** Are stored already. */
  known: z.number(),
  /** Happened before the days that errors are kept. */
  tooOld: z.number(),
  /** What cannot be kept of the others, by their place in the request. */
  refused: z.array(z.object({ index: z.number(), reason: z.string(), detail: z.string() })),
  /** Days that errors are kept. */
  keptDays: z.number(),
})
export type Imported = z.output<typeof imported>

const eventId = z.string().regex(/^[\da-f]{32}$/i, 'expected 32 hex digits')

/** `POST /api/import/issues`: which issues imported events are in. `from` and `to` are their times. */
export const eventsToFind = z.object({
  ids: z.array(eventId).min(1).max(1_000),
  from: epochMs,
  to: epochMs,
})

export const eventIssue = z.object({
  /** As it was asked for. */
  event: z.string(),
  issue: z.string(),
  /** 0 where nobody has decided anything of the issue. */
  version: z.number(),
})
export type EventIssue = z.output<typeof eventIssue>
