import * as z from 'zod'
import { between, common } from './common.ts'

/** A project that used to speak is silent beyond what its hour of the week explains. */
export const noDataRule = z.strictObject({
  ...common,
  kind: z.literal('no-data'),
  signal: z.enum(['any', 'pageviews', 'sessions', 'requests', 'vitals']).default('any'),
  after: between('1m', '7d').prefault('10m'),
})
export type NoDataRule = z.output<typeof noDataRule>
