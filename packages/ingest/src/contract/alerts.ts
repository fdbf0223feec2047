import * as z from 'zod'
import { epochMs } from './common.ts'

export const alertRule = z.object({
  name: z.string(),
  severity: z.enum(['critical', 'warning', 'info']),
  project: z.string(),
  /** `errors per minute`, or errors per 100 page views. */
  measure: z.enum(['errors-per-minute', 'errors-per-100-pageviews']),
  above: z.number(),
  windowMs: z.number(),
  forMs: z.number(),
  receivers: z.array(z.string()),
  runbook: z.string().nullable(),
})
export type AlertRule = z.output<typeof alertRule>

export const delivery = z.object({
  receiver: z.string(),
  kind: z.enum(['webhook', 'slack']),
  at: epochMs,
  status: z.enum(['delivered', 'retrying', 'failed']),
  attempts: z.number(),
  detail: z.string(),
})
export type Delivery = z.output<typeof delivery>

/** A rule and where it stands now. */
export const alertStatus = z.object({
  rule: alertRule,
  state: z.enum(['inactive', 'pending', 'firing']),
  /** Since when it is pending or firing; null while inactive. */
  since: epochMs.nullable(),
  value: z.number(),
  /** Errors counted in the last window. */
  errors: z.number(),
  evaluatedAt: epochMs.nullable(),
  /** Values of the last evaluations, oldest first, for the sparkline. */
  recent: z.array(z.object({ at: epochMs, value: z.number() })),
})
export type AlertStatus = z.output<typeof alertStatus>

/** An entry of the alert log: a change of state and what became of its messages. */
export const alertEntry = z.object({
  at: epochMs,
  /** One firing of one rule; its resolution carries the same. */
  incident: z.string(),
  startedAt: epochMs,
  rule: z.string(),
  severity: z.enum(['critical', 'warning', 'info']),
  state: z.enum(['firing', 'resolved']),
  value: z.number(),
  above: z.number(),
  errors: z.number(),
  summary: z.string(),
  deliveries: z.array(delivery),
})
export type AlertEntry = z.output<typeof alertEntry>
