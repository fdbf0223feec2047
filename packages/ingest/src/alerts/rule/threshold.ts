import * as z from 'zod'
import { byProblem } from './by-problem.ts'
import { between, common, where } from './common.ts'

export const MEASURES = [
  'errors',
  'errors-per-minute',
  'errors-per-100-pageviews',
  'errors-per-100-sessions',
  'affected-users',
  'affected-sessions',
  'crash-free-sessions-percent',
  'pageviews-per-minute',
  'sessions-per-minute',
  'requests-per-minute',
  'failed-requests-percent',
  'request-duration',
  'metric',
] as const

/** `3 of 5`: how many of the last windows must be beyond. */
const windows = z
  .string()
  .regex(/^\d{1,2} of \d{1,2}$/, 'expected a text like "3 of 5"')
  .transform((text) => {
    const [least = 1, last = 1] = text.split(' of ').map(Number)
    return { least, last }
  })
  .refine(({ least, last }) => least >= 1 && least <= last && last <= 20, 'at most "20 of 20"')

/** A figure crosses a value. */
export const thresholdRule = z
  .strictObject({
    ...common,
    kind: z.literal('threshold'),
    measure: z.enum(MEASURES).default('errors-per-minute'),
    /** Of `metric`: its name, and what of its values. */
    metric: z.string().min(1).max(200).optional(),
    /** Of `request-duration`, in milliseconds, and `metric`. */
    stat: z.enum(['avg', 'sum', 'min', 'max', 'p50', 'p75', 'p90', 'p95', 'p99']).default('p95'),
    where,
    by: z
      .enum(['project', 'route', 'release', 'environment', 'issue', 'class', 'browser', 'endpoint'])
      .default('project'),
    /** One of both. */
    above: z.number().min(0).optional(),
    below: z.number().min(0).optional(),
    /** It resolves beyond this only, so that a figure around the threshold is one alert. */
    resolve_at: z.number().min(0).optional(),
    window: between('10s', '1d').prefault('1m'),
    windows: windows.prefault('1 of 1'),
    /** Page views, sessions or requests, whichever the measure is over; with fewer there is nothing to say. */
    min_traffic: z.number().min(0).default(0),
  })
  .superRefine(({ above, below, measure, metric, resolve_at, by }, context) => {
    const problem = byProblem({ measure, by })
    if (problem !== undefined) context.addIssue({ code: 'custom', path: ['by'], message: problem })
    if ((above === undefined) === (below === undefined)) {
      context.addIssue({ code: 'custom', path: ['above'], message: 'needs one of above and below' })
    }
    if ((measure === 'metric') !== (metric !== undefined)) {
      const message = 'measure: metric needs metric: <its name>, and no other measure has one'
      context.addIssue({ code: 'custom', path: ['metric'], message })
    }
    if (
      resolve_at !== undefined &&
      (resolve_at > (above ?? Infinity) || resolve_at < (below ?? 0))
    ) {
      const message = 'must be on the good side of the threshold'
      context.addIssue({ code: 'custom', path: ['resolve_at'], message })
    }
  })
export type ThresholdRule = z.output<typeof thresholdRule>
