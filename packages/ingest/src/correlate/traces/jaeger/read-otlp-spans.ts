import { attributesOf, type Attributes } from '../../../wire/otlp/attributes.ts'
import { candidatesOf, type Candidate } from '../../../wire/otlp/candidates.ts'
import { msOf, recordsIn } from '../../../wire/otlp/fields.ts'
import { SPANS } from '../../../wire/otlp/messages.ts'
import { isRecord } from '../../../wire/foreign/read-json.ts'
import type { Span, SpanKind } from '../span.ts'
import type { Spans } from './read-answer.ts'
import { failureOf, hostOf, operationOf, serviceOf, toTags, type GivenTag } from './span-parts.ts'

/** Of OTLP's JSON: `/api/v3/traces/{id}`, and what Tempo answers at the same path as Jaeger. */
export function readOtlpSpans(answer: Record<string, unknown>, most: number): Spans {
  // as: the members of an array from JSON are unknown. Tempo has called them batches.
  const groups = (answer.resourceSpans ?? answer.batches) as unknown[]
  const candidates = candidatesOf(groups, SPANS)
  const spans = candidates.slice(0, most).flatMap((candidate) => toSpan(candidate) ?? [])
  return { spans, leftOut: candidates.length - spans.length }
}

const KINDS: readonly SpanKind[] = [
  ...(['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const),
]

function toSpan({ resource, value }: Candidate): Span | undefined {
  const startMs = msOf(value?.startTimeUnixNano)
  if (!value || startMs === undefined) return undefined
  const spanId = idOf(value.spanId)
  if (spanId === '') return undefined
  const endMs = msOf(value.endTimeUnixNano) ?? startMs
  const isFailed = isError(value.status)
  const events = recordsIn(value.events).map(({ attributes }) => given(attributesOf(attributes)))
  return {
    spanId,
    parentId: idOf(value.parentSpanId),
    service: serviceOf(resource.get('service.name')),
    host: hostOf(given(resource)),
    operation: operationOf(typeof value.name === 'string' ? value.name : ''),
    kind: kindOf(value.kind),
    startUs: Math.round(startMs * 1_000),
    durationUs: Math.max(0, Math.round((endMs - startMs) * 1_000)),
    isFailed,
    tags: toTags([
      ...(isFailed ? failureOf(events) : []),
      ...given(attributesOf(value.attributes)),
    ]),
  }
}

function given(attributes: Attributes): GivenTag[] {
  return [...attributes].map(([key, value]) => ({ key, value }))
}

/** In hex, or in base64 as some gateways write bytes: alike within one answer, which is all they have to be. */
function idOf(id: unknown): string {
  return typeof id === 'string' ? id : ''
}

function kindOf(kind: unknown): SpanKind {
  if (typeof kind === 'number') return KINDS[kind] ?? 'internal'
  const word = typeof kind === 'string' ? kind.replace('SPAN_KIND_', '').toLowerCase() : ''
  return KINDS.find((each) => each === word) ?? 'internal'
}

function isError(status: unknown): boolean {
  return isRecord(status) && (status.code === 2 || status.code === 'STATUS_CODE_ERROR')
}
