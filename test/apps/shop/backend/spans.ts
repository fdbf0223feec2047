import type { Place } from './places.ts'

/** Which trace a span belongs to, as `traceparent` carries it. */
export interface SpanContext {
  traceId: string
  spanId: string
}

export interface SpanStart {
  place: Readonly<Record<keyof Place, string>>
  kind: 'server' | 'client' | 'internal'
  parent: SpanContext | undefined
  attributes?: Readonly<Record<string, string>>
}

export interface Span {
  context: SpanContext | undefined
  set: (attribute: string, value: string | number) => void
  /** With words where it failed. */
  end: (failure?: string) => void
}

export interface Tracer {
  start: (name: string, options: SpanStart) => Span
}

const SILENT: Span = { context: undefined, set: () => undefined, end: () => undefined }

/** For time that is driven: nobody looks at traces there. */
export const noTracer: Tracer = { start: () => SILENT }
