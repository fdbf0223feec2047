import * as z from 'zod'
import { vitalName } from '../../contract/vitals.ts'
import { between, common, where } from './common.ts'

const pair = z.strictObject({
  long: between('5m', '30d'),
  short: between('1m', '7d'),
  /** How many times faster than the period allows. */
  factor: z.number().positive().max(1_000),
})

/** An objective burns its budget: too fast over a long window, and still over a short one. */
export const burnRateRule = z
  .strictObject({
    ...common,
    kind: z.literal('burn-rate'),
    objective: z.enum(['crash-free-sessions', 'successful-requests', 'good-vitals']),
    /** Of `good-vitals`. */
    metric: vitalName.optional(),
    /** Percent. */
    target: z.number().min(50).max(99.999),
    period: between('1d', '90d').prefault('30d'),
    windows: z
      .array(pair)
      .min(1)
      .max(5)
      .prefault([
        { long: '1h', short: '5m', factor: 14.4 },
        { long: '6h', short: '30m', factor: 6 },
        { long: '3d', short: '6h', factor: 1 },
      ]),
    where,
    /** Sessions, requests or measurements in the long window. */
    min_traffic: z.number().min(0).default(50),
  })
  .superRefine(({ objective, metric, windows }, context) => {
    if ((objective === 'good-vitals') !== (metric !== undefined)) {
      const message = 'objective: good-vitals needs metric: LCP or another, and no other has one'
      context.addIssue({ code: 'custom', path: ['metric'], message })
    }
    for (const [index, { long, short }] of windows.entries()) {
      if (short < long) continue
      const message = 'short must be shorter than long'
      context.addIssue({ code: 'custom', path: ['windows', index, 'short'], message })
    }
  })
export type BurnRateRule = z.output<typeof burnRateRule>
