import * as z from 'zod'
import { epochMs } from './common.ts'

const FAILURES = ['http-error', 'network-error', 'aborted', 'timeout', 'offline'] as const
const outcome = z.enum(['ok', 'opaque', ...FAILURES])
export type RequestOutcome = z.output<typeof outcome>

/** Failed requests of one method and address, with what went wrong. */
export const requestStats = z.object({
  method: z.string(),
  /** The address with its ids masked, such as `https://shop.example/api/orders/:id`. */
  target: z.string(),
  outcome: z.enum(FAILURES),
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

const figures = {
  n: z.number(),
  /** Rows that were stored, of which `n` is made. */
  seen: z.number(),
  failed: z.number(),
  /** From 0 to 1. */
  failureRate: z.number(),
  p50Ms: z.number(),
  p75Ms: z.number(),
  p95Ms: z.number(),
  /** Median, within 1 %, of those that came over the network; null where no size is known. */
  transferBytes: z.number().nullable(),
  /** Share that the browser had in its cache, of those whose size is known; null where none is. */
  cached: z.number().nullable(),
  /** Whether a page of the same site made any of them. */
  firstParty: z.boolean(),
  lastSeen: epochMs,
}

/** All requests of one method and address, answered and failed; a share and percentiles of `n`. */
export const endpointStats = z.object({
  method: z.string(),
  /** As in the list of failures. */
  target: z.string(),
  /** GraphQL operation; empty where there is none. */
  operation: z.string(),
  ...figures,
  /** The page that made most of them. */
  page: z.string(),
  /** How many pages made them. */
  pages: z.number(),
})
export type EndpointStats = z.output<typeof endpointStats>

/** All requests to one host. */
export const requestHost = z.object({
  /** Without port; empty of an address without host. */
  host: z.string(),
  /** How many methods and addresses. */
  endpoints: z.number(),
  ...figures,
})
export type RequestHost = z.output<typeof requestHost>

/** How requests were answered, by the class of the status. */
export const ANSWERS = ['2xx', '3xx', '4xx', '5xx', 'none', 'untold'] as const
const answer = z.enum(ANSWERS)
export type Answer = z.output<typeof answer>

export const PHASES = ['wait', 'dns', 'connect', 'server', 'download'] as const
const phase = z.object({
  /** `wait` until the browser began, `connect` with TLS, `server` until the first byte. */
  phase: z.enum(PHASES),
  p50Ms: z.number(),
  p95Ms: z.number(),
})

/** A part of the requests of an endpoint. */
const part = z.object({ name: z.string(), n: z.number(), failed: z.number(), p75Ms: z.number() })
export type RequestPart = z.output<typeof part>

export const requestSample = z.object({
  at: epochMs,
  /** How many it stands for. */
  weight: z.number(),
  /** With its ids. */
  target: z.string(),
  status: z.number(),
  outcome,
  durationMs: z.number(),
  page: z.string(),
  release: z.string(),
  /** Empty where there is none, as the trace. */
  sessionId: z.string(),
  traceId: z.string(),
})
export type RequestSample = z.output<typeof requestSample>

/** An endpoint over time, and what its requests are made of. */
export const endpointDetail = endpointStats.extend({
  sessions: z.number(),
  stepMs: z.number(),
  /** Requests by answer, evenly spaced. */
  series: z.array(z.object({ at: epochMs, answers: z.record(answer, z.number()) })),
  /** Most first, at most 20. */
  outcomes: z.array(z.object({ outcome, status: z.number(), n: z.number() })),
  /** By time and duration: four bins to each doubling. `lower` is null of 0 ms. */
  durations: z.array(
    z.object({ at: epochMs, lower: z.number().nullable(), upper: z.number(), n: z.number() }),
  ),
  /** Of those that came over the network, and whose origin tells. */
  phases: z.object({ n: z.number(), of: z.array(phase) }),
  /** Means of those whose answer has a `Server-Timing` with a duration, of which the longest counts. */
  server: z.object({ n: z.number(), serverMs: z.number(), otherMs: z.number() }),
  /** By name, most first, at most 10. */
  serverTimings: z.array(
    z.object({ name: z.string(), n: z.number(), p50Ms: z.number(), p95Ms: z.number() }),
  ),
  /** Most first, at most 10. */
  byPage: z.array(part),
  byRelease: z.array(part),
  /** Three of each. */
  samples: z.object({
    slowest: z.array(requestSample),
    median: z.array(requestSample),
    newest: z.array(requestSample),
  }),
})
export type EndpointDetail = z.output<typeof endpointDetail>
