import * as z from 'zod'
import { epochMs } from './common.ts'

export const dataset = z.enum(['errors', 'requests', 'vitals', 'pageviews'])
export type Dataset = z.output<typeof dataset>

const part = z.object({ n: z.number(), share: z.number().min(0).max(1) })

const comparedDimension = z.object({
  key: z.string(),
  /** How many distinct values there are; `values` are the first of them. */
  distinct: z.number(),
  /** The largest difference of a share, in percentage points from 0 to 1; null without a baseline. */
  difference: z.number().nullable(),
  values: z.array(
    z.object({
      /** Empty where it is not known. */
      value: z.string(),
      selection: part,
      baseline: part.nullable(),
      /** Share now less share before. */
      difference: z.number().nullable(),
      /** Beyond chance after all values were tried; only greys out. */
      significant: z.boolean(),
    }),
  ),
})
export type ComparedDimension = z.output<typeof comparedDimension>

const window = z.object({
  ...{ from: epochMs, to: epochMs, n: z.number() },
  /** Whose errors these are, by its full id; null where all are counted. */
  issue: z.string().nullable(),
})

/** A selection of a chart, or an issue, beside what is usual: every dimension, the most different first. */
export const comparison = z.object({
  dataset,
  selection: window,
  /** Null where neither a box nor an issue was named: plain distributions of the whole range. */
  baseline: window.nullable(),
  dimensions: z.array(comparedDimension),
})
export type Comparison = z.output<typeof comparison>
