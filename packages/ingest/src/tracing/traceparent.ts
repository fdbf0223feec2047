import type { SpanContext } from './span.ts'

export interface TraceParent extends SpanContext {
  isSampled: boolean
}

const PATTERN = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/

/** A header of W3C Trace Context (https://www.w3.org/TR/trace-context/#traceparent-header); undefined where it is none. */
export function readTraceParent(header: string | undefined): TraceParent | undefined {
  const [, version, traceId = '', spanId = '', flags = '', more] = PATTERN.exec(header ?? '') ?? []
  // Later versions may say more behind it; the first one says no more.
  if (version === undefined || version === 'ff' || (version === '00' && more !== undefined))
    return undefined
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

/** Of a span that is kept. */
export function toTraceParent({ traceId, spanId }: SpanContext): string {
  return `00-${traceId}-${spanId}-01`
}
