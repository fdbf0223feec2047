/** A piece of work of one service, as a trace has it. Times are epoch microseconds. */
export interface Span {
  spanId: string
  /** Empty where it has none. */
  parentId: string
  service: string
  /** Machine or pod it ran on; empty where the trace does not say. */
  host: string
  operation: string
  kind: SpanKind
  startUs: number
  durationUs: number
  isFailed: boolean
  tags: readonly SpanTag[]
}

export type SpanKind = 'server' | 'client' | 'producer' | 'consumer' | 'internal'

export interface SpanTag {
  key: string
  value: string
}
