import * as z from 'zod'
import { between, common } from './common.ts'

/** The first hour of a release is worse than the release before at the same traffic. */
export const deployRule = z.strictObject({
  ...common,
  kind: z.literal('deploy'),
  environment: z.string().min(1).max(200).optional(),
  window: between('5m', '1d').prefault('1h'),
  measures: z
    .array(z.enum(['error-sessions', 'errors', 'failed-requests', 'new-issues']))
    .min(1)
    .default(['error-sessions', 'failed-requests']),
  /** Percent against the release before. */
  worse_by: z.number().min(1).max(10_000).default(50),
  /** Sessions of the new release. */
  min_traffic: z.number().min(1).default(30),
})
export type DeployRule = z.output<typeof deployRule>
