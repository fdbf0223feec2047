import { cut } from '../well-formed.ts'
import * as z from 'zod'
import { lenient, short, text, time } from '../foreign/bounded.ts'

/** What a Sentry envelope says once for all of its items. */
export interface Head {
  sentAt: number
  sdk: string
  /** How many traces the sampled one stands for. */
  weight: number
  trace: { traceId: string; release: string; environment: string }
}

const schema = z.object({
  sent_at: lenient(time),
  sdk: lenient(z.object({ name: lenient(short), version: lenient(short) })),
  trace: lenient(
    z.object({
      trace_id: lenient(text(32)),
      release: lenient(short),
      environment: lenient(short),
      sample_rate: lenient(z.union([z.number(), short.transform(Number)])),
    }),
  ),
})

const MAX_WEIGHT = 1e9

/** The header was seen to be an object, and nothing in it is needed. */
export function toHead(header: object, receivedAt: number): Head {
  const { sent_at, sdk, trace } = schema.parse(header)
  return {
    sentAt: sent_at ?? receivedAt,
    sdk: sdkName(sdk),
    weight: weightOf(trace?.sample_rate),
    trace: {
      traceId: trace?.trace_id ?? '',
      release: trace?.release ?? '',
      environment: trace?.environment ?? '',
    },
  }
}

export function sdkName(sdk: { name?: string | undefined; version?: string | undefined } = {}) {
  const { name = '', version = '' } = sdk
  return cut(version === '' ? name : `${name}@${version}`, 100)
}

/** Sentry samples traces and sends the rate with those that it kept. */
function weightOf(rate = 1): number {
  return rate > 0 && rate < 1 ? Math.min(MAX_WEIGHT, 1 / rate) : 1
}
