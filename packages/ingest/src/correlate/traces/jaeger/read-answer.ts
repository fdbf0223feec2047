import { isRecord } from '../../../wire/foreign/read-json.ts'
import type { Span } from '../span.ts'
import { readJaegerSpans } from './read-jaeger-spans.ts'
import { readOtlpSpans } from './read-otlp-spans.ts'

/** More are left out, and said: nobody looks through them, and a page does not hold them. */
export const MOST_SPANS = 10_000

export interface Spans {
  spans: Span[]
  /** Beyond `MOST_SPANS`, or of a shape that is none of a span. */
  leftOut: number
}

/**
 * The spans of an answer: Jaeger's own JSON, or OTLP's as the third version of its API and Tempo have it.
 * Undefined where it is neither.
 */
export function readAnswer(answer: unknown): Spans | undefined {
  if (!isRecord(answer)) return undefined
  // as: the members of an array from JSON are unknown.
  if (Array.isArray(answer.data)) return readJaegerSpans(answer.data as unknown[], MOST_SPANS)
  const { result, trace } = answer
  const otlp = [result, trace, answer].find(hasResources)
  return otlp && readOtlpSpans(otlp, MOST_SPANS)
}

function hasResources(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && (Array.isArray(value.resourceSpans) || Array.isArray(value.batches))
}
