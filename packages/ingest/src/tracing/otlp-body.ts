import { SPAN_KINDS, type Attributes, type FinishedSpan } from './span.ts'

/** Of the process that sends. */
export type Resource = Attributes

const ERROR = 2

/** An ExportTraceServiceRequest as JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding). */
export function toOtlpBody(spans: readonly FinishedSpan[], resource: Resource): string {
  const scopeSpans = [{ scope: { name: 'seismo' }, spans: spans.map(toOtlpSpan) }]
  return JSON.stringify({
    resourceSpans: [{ resource: { attributes: toKeyValues(resource) }, scopeSpans }],
  })
}

function toOtlpSpan(span: FinishedSpan) {
  const { traceId, spanId, parentId, name, kind, startMs, endMs, attributes, links, error } = span
  return {
    ...{ traceId, spanId, name, kind: SPAN_KINDS[kind] },
    ...(parentId !== '' && { parentSpanId: parentId }),
    startTimeUnixNano: toNanoseconds(startMs),
    endTimeUnixNano: toNanoseconds(endMs),
    attributes: toKeyValues(attributes),
    ...(links.length > 0 && { links }),
    ...(error !== undefined && { status: { code: ERROR, message: error } }),
  }
}

/** In two steps, for a number holds no nanosecond of today. */
function toNanoseconds(ms: number): string {
  return String(BigInt(Math.round(ms * 1_000)) * 1_000n)
}

function toKeyValues(attributes: Attributes) {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: toAnyValue(value) }))
}

function toAnyValue(value: string | number | boolean) {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value }
}
