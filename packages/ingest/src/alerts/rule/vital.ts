import * as z from 'zod'
import { vitalName } from '../../contract/vitals.ts'
import { between, common, where } from './common.ts'

/** A Web Vital is worse than its threshold, or worse than in the release before. */
export const vitalRule = z
  .strictObject({
    ...common,
    kind: z.literal('vital'),
    metric: vitalName,
    percentile: z.number().min(50).max(99).default(75),
    /** Milliseconds, of CLS a score; or the threshold by its name. */
    above: z.union([z.number().positive(), z.enum(['needs-improvement', 'poor'])]).optional(),
    /** Percent against the release before, on the same pages and devices. */
    worse_by: z.number().min(1).max(10_000).optional(),
    by: z.enum(['project', 'route', 'release']).default('project'),
    device: z.enum(['all', 'mobile', 'desktop']).default('all'),
    where,
    window: between('5m', '7d').prefault('1h'),
    /** Measurements; with fewer there is nothing to say. */
    min_traffic: z.number().min(1).default(50),
  })
  .superRefine(({ above, worse_by, by }, context) => {
    if (worse_by !== undefined && by !== 'project') {
      const message = 'worse_by compares two releases of the whole project: leave by out'
      context.addIssue({ code: 'custom', path: ['by'], message })
    }
    if ((above === undefined) !== (worse_by === undefined)) return
    const message = 'needs one of above: poor (or a number) and worse_by: 20 (percent)'
    context.addIssue({ code: 'custom', path: ['above'], message })
  })
export type VitalRule = z.output<typeof vitalRule>
