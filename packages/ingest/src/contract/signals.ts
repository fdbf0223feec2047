import * as z from 'zod'
import { epochMs } from './common.ts'
import { vitalName } from './vitals.ts'

/** Sessions of a release; numbers stand for all sessions, sampled or not. */
export const sessionStats = z.object({
  /** Empty for all releases together, which comes first. */
  release: z.string(),
  sessions: z.number(),
  /** Share without an unhandled error, from 0 to 1; null where no session was sampled. */
  crashFree: z.number().nullable(),
  /** Sessions that were seen, of which `sessions` and `crashFree` are made. */
  n: z.number(),
  pageViews: z.number(),
  errors: z.number(),
  firstSeen: epochMs,
  lastSeen: epochMs,
})
export type SessionStats = z.output<typeof sessionStats>

/** Where the code was written; line and column count from 1. Null where no source map knew it. */
const originalPlace = z
  .object({
    file: z.string(),
    line: z.number(),
    column: z.number(),
    /** Empty where it has no name, or none is known. */
    function: z.string(),
    /** False of libraries. */
    inApp: z.boolean(),
  })
  .nullable()
export type OriginalPlace = NonNullable<z.output<typeof originalPlace>>

/** Reports of one kind, as browsers name it. */
export const reportStats = z.object({
  type: z.string(),
  key: z.string(),
  message: z.string(),
  file: z.string(),
  line: z.number(),
  column: z.number(),
  original: originalPlace,
  n: z.number(),
  sessions: z.number(),
  lastSeen: epochMs,
})
export type ReportStats = z.output<typeof reportStats>

/**
 * A script by the long frames it kept the page from answering in: one place of the source, whatever
 * bundles it was in, or one of a bundle. Of several, the bundle is the last one.
 */
export const longFrameStats = z.object({
  url: z.string(),
  function: z.string(),
  position: z.number(),
  original: originalPlace,
  invoker: z.string(),
  n: z.number(),
  sessions: z.number(),
  totalMs: z.number(),
  p75Ms: z.number(),
})
export type LongFrameStats = z.output<typeof longFrameStats>

/** What a vital was made of: an element and, of INP, a script. */
export const vitalTarget = z.object({
  metric: vitalName,
  target: z.string(),
  script: z.object({
    url: z.string(),
    function: z.string(),
    position: z.number(),
    original: originalPlace,
  }),
  /** Of LCP, the image seen most; empty where the element is text. */
  imageUrl: z.string(),
  n: z.number(),
  p75: z.number(),
  /** Mean milliseconds of each part, by the names of web-vitals. */
  parts: z.record(z.string(), z.number()),
})
export type VitalTarget = z.output<typeof vitalTarget>

export const metricName = z.object({
  name: z.string(),
  kind: z.enum(['counter', 'gauge', 'histogram']),
  n: z.number(),
  lastSeen: epochMs,
})
export type MetricName = z.output<typeof metricName>

/** A custom metric over time. Percentiles are of histograms, exact to 9 %. */
export const metricPoint = z.object({
  at: epochMs,
  n: z.number(),
  sum: z.number(),
  min: z.number(),
  max: z.number(),
  last: z.number(),
  p50: z.number().nullable(),
  p75: z.number().nullable(),
  p95: z.number().nullable(),
})
export type MetricPoint = z.output<typeof metricPoint>
