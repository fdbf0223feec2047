/** Who a span is, as W3C Trace Context hands it on; in hex digits. */
export interface SpanContext {
  traceId: string
  spanId: string
}

/** By their numbers in OTLP. */
export const SPAN_KINDS = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const
export type SpanKind = keyof typeof SPAN_KINDS

export type Attributes = Record<string, string | number | boolean>

export interface FinishedSpan extends SpanContext {
  /** Empty at the root. */
  parentId: string
  name: string
  kind: SpanKind
  /** Epoch milliseconds, with what the clock has of their parts. */
  startMs: number
  endMs: number
  attributes: Attributes
  links: readonly SpanContext[]
  /** What went wrong; undefined where nothing did. */
  error: string | undefined
}
