import * as z from 'zod'
import { epochMs } from './common.ts'

export const vitalName = z.enum(['LCP', 'INP', 'CLS', 'FCP', 'TTFB'])
export type VitalName = z.output<typeof vitalName>

/** One metric, of all pages or of one group. Values are milliseconds; CLS is a score. */
export const vitalStats = z.object({
  metric: vitalName,
  /** The value of `by`: a route, a browser …; empty for all together. */
  group: z.string(),
  percentile: z.number(),
  value: z.number(),
  rating: z.enum(['good', 'needs-improvement', 'poor']),
  n: z.number(),
  good: z.number(),
  needsImprovement: z.number(),
  poor: z.number(),
  /** Ascending; `to` of the last bucket is null: everything above `from`. */
  histogram: z.array(z.object({ from: z.number(), to: z.number().nullable(), n: z.number() })),
  series: z.array(z.object({ at: epochMs, value: z.number(), n: z.number() })),
})
export type VitalStats = z.output<typeof vitalStats>

/** Of the views in each bin of a distribution, in how many visits the page that is the goal was viewed, too. */
export const vitalGoal = z.object({
  metric: vitalName,
  /** Views of visits that are known, those of the goal apart. */
  n: z.number(),
  reached: z.number(),
  /** As `histogram` of the vital. */
  bins: z.array(
    z.object({
      from: z.number(),
      to: z.number().nullable(),
      n: z.number(),
      reached: z.number(),
    }),
  ),
})
export type VitalGoal = z.output<typeof vitalGoal>
