import * as z from 'zod'
import { epochMs } from './common.ts'
import { vitalName } from './vitals.ts'

/** What an overview has one square of. */
export const overviewShow = z.enum([
  ...['pages', 'releases', 'servers', 'browsers', 'countries', 'issues'],
] as const)
export type OverviewShow = z.output<typeof overviewShow>

/**
 * What a square is filled by: a vital at p75 and the 95th percentile of requests in milliseconds (CLS a
 * score), errors a page view, failed requests a request, Apdex of requests (satisfied up to 500 ms) and
 * the busy share of processors from 0 to 1, and how many errors there were.
 */
export const overviewFill = z.enum([
  ...vitalName.options,
  ...['error-rate', 'errors', 'request-p95', 'failure-rate', 'apdex', 'cpu'],
] as const)
export type OverviewFill = z.output<typeof overviewFill>

export const overviewGroup = z.enum(['none', 'path', 'device', 'browser', 'release'])
export type OverviewGroup = z.output<typeof overviewGroup>

/** What it is compared with: the window before, as long, or the same one a day or a week earlier. */
export const overviewAgainst = z.enum(['previous', 'day', 'week'])
export type OverviewAgainst = z.output<typeof overviewAgainst>

/** Column by column: the entity at an index has the same index in each list, most counted first. */
export const overview = z.object({
  from: epochMs,
  to: epochMs,
  /** Of a column of time; the first begins at `from`. */
  stepMs: z.number(),
  columns: z.number(),
  ids: z.array(z.string()),
  /** What people call it; an issue's id says nothing. */
  names: z.array(z.string()),
  /** Empty where nothing groups. */
  groups: z.array(z.string()),
  /** Null where nothing can be said. */
  values: z.array(z.number().nullable()),
  /** How much was counted: values, page views, requests, errors. */
  n: z.array(z.number()),
  against: overviewAgainst,
  /** Where the window begins that it is compared with, which is as long. */
  beforeFrom: epochMs,
  /** The values of that window. */
  before: z.array(z.number().nullable()),
  beforeN: z.array(z.number()),
  cells: z.object({
    /** How many each entity has. */
    sizes: z.array(z.number()),
    /** Of one entity after the other: column, value and n as 32-bit floats, little-endian, in Base64. */
    points: z.string(),
  }),
  /** Entities beyond those that are listed. */
  left: z.number(),
})
export type Overview = z.output<typeof overview>
