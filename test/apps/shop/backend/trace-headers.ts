import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Call } from './call.ts'
import type { SpanContext } from './spans.ts'

const TRACEPARENT = /^[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-[\da-f]{2}$/

/** W3C Trace Context: what the page's script began, our spans go on with. */
export function parentOf({ headers }: IncomingMessage): SpanContext | undefined {
  const { traceparent } = headers
  const [, traceId, spanId] = TRACEPARENT.exec(String(traceparent ?? '')) ?? []
  return traceId && spanId ? { traceId, spanId } : undefined
}

/** Which trace answered, and how long the database took. */
export function tellTrace(
  response: ServerResponse,
  context: SpanContext | undefined,
  { dbMs, poolMs }: Call['spent'],
): void {
  const times = [`db;dur=${dbMs.toFixed(1)}`, `pool;dur=${poolMs.toFixed(1)}`]
  if (!context) {
    response.setHeader('server-timing', times)
    return
  }
  const traceparent = `00-${context.traceId}-${context.spanId}-01`
  response.setHeader('server-timing', [...times, `traceparent;desc="${traceparent}"`])
  response.setHeader('traceresponse', traceparent)
}
