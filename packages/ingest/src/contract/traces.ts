import * as z from 'zod'
import { epochMs } from './common.ts'

/** Where a trace is opened elsewhere. */
export const traceLink = z.object({ name: z.string(), url: z.string() })
export type TraceLink = z.output<typeof traceLink>

export const traceSpan = z.object({
  spanId: z.string(),
  /** Of those above it in the list; null for a root, and where the parent is missing. */
  parentId: z.string().nullable(),
  depth: z.number(),
  service: z.string(),
  /** Empty where the trace does not say. */
  host: z.string(),
  operation: z.string(),
  kind: z.enum(['server', 'client', 'producer', 'consumer', 'internal']),
  /** After the trace's start; clocks are corrected by `skewMs`. */
  startMs: z.number(),
  durationMs: z.number(),
  /** Its own work, without what it waited for. */
  selfMs: z.number(),
  /** How much of the whole waited for it. */
  criticalMs: z.number(),
  /** `origin`: failed, and nothing below it did. */
  failed: z.enum(['no', 'yes', 'origin']),
  /** Slower than this operation was in `n` other traces; null where it was not, or nothing is known. */
  slow: z.object({ usualMs: z.number(), n: z.number() }).nullable(),
  isParentMissing: z.boolean(),
  skewMs: z.number(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
})
export type TraceSpan = z.output<typeof traceSpan>

const traceTree = z.object({
  startAt: epochMs,
  durationMs: z.number(),
  /** Of the whole trace, shown or not. */
  spanCount: z.number(),
  failed: z.number(),
  /** Most own time first. */
  services: z.array(
    z.object({ service: z.string(), spans: z.number(), failed: z.number(), selfMs: z.number() }),
  ),
  /** Each before its children, the earliest first. Of large traces those that tell most. */
  spans: z.array(traceSpan),
  leftOut: z.number(),
  /** How many traces of requests to the endpoint that went well `slow` is measured against. */
  comparedWith: z.number(),
})
export type TraceTree = z.output<typeof traceTree>

/** `GET /api/traces/{traceId}`: a trace that a row of the project names. */
export const trace = z.object({
  traceId: z.string(),
  is: z.enum(['read', 'absent', 'too-large', 'away', 'not-configured']),
  /** One sentence on what is missing and what to do; null where nothing is. */
  problem: z.string().nullable(),
  links: z.array(traceLink),
  tree: traceTree.nullable(),
})
export type Trace = z.output<typeof trace>

/** Of an event: the trace that it, or the request that failed before it, belongs to. */
export const eventTrace = z.object({ traceId: z.string(), links: z.array(traceLink) })

/** Of an event: what failed in its session shortly before. */
export const eventRequest = z.object({
  at: epochMs,
  method: z.string(),
  /** Without query. */
  target: z.string(),
  /** 0 where no answer was seen. */
  status: z.number(),
  outcome: z.string(),
  durationMs: z.number(),
  /** Until the first byte, by Resource Timing; 0 where the browser does not say. */
  serverMs: z.number(),
  /** The `Server-Timing` header, as `name;dur=1.5;desc=text`. */
  serverTiming: z.array(z.string()),
})
export type EventRequest = z.output<typeof eventRequest>
