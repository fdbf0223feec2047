import * as z from 'zod'
import { epochMs } from './common.ts'
import { share } from './share.ts'
import { vitalName } from './vitals.ts'

/** 75th percentile by vital, and of how many values. */
const vitals = z.partialRecord(vitalName, z.object({ value: z.number(), n: z.number() }))

/** What happened on a page; counts stand for all visits, sampled or not. */
const pageFigures = z.object({
  views: z.number(),
  sessions: z.number(),
  errors: z.number(),
  /** Share of sessions without an unhandled error on the page; `n` is how many were seen. */
  crashFreeSessions: share,
  vitals,
})

/** A page by its route, else its path. */
export const pageStats = pageFigures.extend({
  page: z.string(),
  /** What `page` of other calls takes, also of a page whose name is too long for an address. */
  ref: z.string(),
  /** Page views that were seen, of which `views` is made. */
  seen: z.number(),
  /** By their ids; 0 where pages name none. */
  users: z.number(),
  requests: z.number(),
  failedRequests: z.number(),
  /** Views, evenly spaced over the window. */
  trend: z.array(z.number()),
  /** Of the window right before, as long. */
  previous: pageFigures,
})
export type PageStats = z.output<typeof pageStats>

/** A page before or after, with its share of the views. */
const step = z.object({
  is: z.enum(['page', 'site', 'none']),
  /** Of `site` its host; of `none`, where the visit began or ended, it is empty. */
  name: z.string(),
  ref: z.string(),
  views: z.number(),
})

/** Which pages visits came from and went on to. */
export const pageFlow = z.object({
  /** Views with a session, of which the shares are. */
  views: z.number(),
  /** Most first, at most 8. */
  before: z.array(step),
  after: z.array(step),
  /** Of more sessions than this looks at, only the first were. */
  isPart: z.boolean(),
})
export type PageFlow = z.output<typeof pageFlow>

export const pageDetail = pageStats.extend({
  series: z.array(
    z.object({ at: epochMs, views: z.number(), errors: z.number(), failedRequests: z.number() }),
  ),
  stepMs: z.number(),
  flow: pageFlow,
})
export type PageDetail = z.output<typeof pageDetail>
