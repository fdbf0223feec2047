import * as z from 'zod'
import { epochMs } from './common.ts'
import { requestStats } from './requests.ts'
import { vitalName, vitalStats } from './vitals.ts'

/** One session: a visit in one tab. */
export const visitSummary = z.object({
  id: z.string(),
  startedAt: epochMs,
  endedAt: epochMs,
  /** Page views that were seen; 0 of a session that was not sampled and is known by its errors. */
  views: z.number(),
  errors: z.number(),
  /** An error that nobody caught. */
  crashed: z.boolean(),
  /** How many sessions it stands for; 0 where it was not sampled. */
  weight: z.number(),
  /** The pages it began and ended on. */
  firstPage: z.string(),
  lastPage: z.string(),
  /** More than one where an update came while it went on: the first of them first, the last one last. */
  releases: z.array(z.string()),
  environment: z.string(),
  browser: z.string(),
  os: z.string(),
  device: z.string(),
  /** Empty where the page named none. */
  user: z.string(),
})
export type VisitSummary = z.output<typeof visitSummary>

const moment = { at: epochMs, page: z.string() }

export const timelineEntry = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('view'),
    ...moment,
    url: z.string(),
    navigationType: z.string(),
    referrer: z.string(),
  }),
  z.object({
    is: z.literal('error'),
    ...moment,
    eventId: z.string(),
    issueId: z.string(),
    type: z.string(),
    message: z.string(),
    /** Nobody caught it. */
    crashed: z.boolean(),
    /** How many it stands for. */
    n: z.number(),
  }),
  z.object({
    is: z.literal('request'),
    ...moment,
    method: z.string(),
    target: z.string(),
    status: z.number(),
    outcome: z.union([requestStats.shape.outcome, z.enum(['ok', 'opaque'])]),
    durationMs: z.number(),
  }),
  z.object({
    is: z.literal('vital'),
    ...moment,
    metric: vitalName,
    value: z.number(),
    rating: vitalStats.shape.rating,
  }),
])
export type TimelineEntry = z.output<typeof timelineEntry>

export const visit = visitSummary.extend({
  /** In the order of time. */
  timeline: z.array(timelineEntry),
  /** Kinds of which only the last are in the timeline. */
  cut: z.array(z.enum(['view', 'error', 'request', 'vital'])),
})
export type Visit = z.output<typeof visit>
