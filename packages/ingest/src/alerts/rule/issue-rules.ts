import * as z from 'zod'
import { issueClass } from '../../contract/issue.ts'
import { between, common, where } from './common.ts'

const ofIssues = {
  ...common,
  where,
  classes: z.array(issueClass).min(1).max(20).default(['error', 'chunk-load', 'hydration']),
  priority: z.enum(['any', 'high']).default('any'),
  min_users: z.number().int().min(0).max(1e9).default(0),
  min_events: z.number().int().min(1).max(1e9).default(1),
  /** In which time from its first event, or its return, so many must have come. */
  within: between('1m', '1d').prefault('1h'),
} as const

export const newIssueRule = z.strictObject({ ...ofIssues, kind: z.literal('new-issue') })

/** An issue is back that was resolved. */
export const regressedRule = z.strictObject({ ...ofIssues, kind: z.literal('regressed') })

/** An issue grows beyond its own week. */
export const escalatingRule = z.strictObject({
  ...ofIssues,
  kind: z.literal('escalating'),
  /** Against the busiest hour of its week. */
  min_ratio: z.number().min(1).max(1_000).default(2),
})
