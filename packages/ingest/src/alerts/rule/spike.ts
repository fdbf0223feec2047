import * as z from 'zod'
import { by, common, where } from './common.ts'

/** Errors leave their own seasonal baseline upward, counted over traffic. */
export const spikeRule = z.strictObject({
  ...common,
  kind: z.literal('spike'),
  by: by.default('project'),
  where,
  /** What errors are counted over; `auto` takes the best that is there, and says which. */
  exposure: z.enum(['auto', 'sessions', 'pageviews', 'none']).default('auto'),
  /** `high` hears of more, and of more that is nothing. */
  sensitivity: z.enum(['low', 'normal', 'high']).default('normal'),
  /** A floor: what is significant and small stays quiet. */
  min_errors: z.number().int().min(1).max(1e9).default(5),
  /** Observed against expected; unset, by the length of the window. */
  min_ratio: z.number().min(1).max(1_000).optional(),
})
export type SpikeRule = z.output<typeof spikeRule>
