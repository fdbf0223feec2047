import * as z from 'zod'
import { epochMs } from './common.ts'

/** Failed requests of one method and address, with what went wrong. */
export const requestStats = z.object({
  method: z.string(),
  /** The address with its ids masked, such as `https://shop.example/api/orders/:id`. */
  target: z.string(),
  outcome: z.enum(['http-error', 'network-error', 'aborted', 'timeout', 'offline']),
  /** 0 where no answer was seen. */
  status: z.number(),
  n: z.number(),
  sessions: z.number(),
  p50Ms: z.number(),
  p95Ms: z.number(),
  lastSeen: epochMs,
  /** The page it was last made on. */
  page: z.string(),
  trend: z.array(z.number()),
})
export type RequestStats = z.output<typeof requestStats>

/** All requests of one method and address, answered and failed; a share and percentiles of `n`. */
export const endpointStats = z.object({
  method: z.string(),
  /** As in the list of failures. */
  target: z.string(),
  /** GraphQL operation; empty where there is none. */
  operation: z.string(),
  n: z.number(),
  failed: z.number(),
  /** From 0 to 1. */
  failureRate: z.number(),
  sessions: z.number(),
  p50Ms: z.number(),
  p75Ms: z.number(),
  p95Ms: z.number(),
  lastSeen: epochMs,
})
export type EndpointStats = z.output<typeof endpointStats>
