import * as z from 'zod'
import type { Span } from '../span.ts'
import type { Spans } from './read-answer.ts'
import { failureOf, hostOf, isSpanKind, operationOf, serviceOf, toTags } from './span-parts.ts'

const tag = z.object({ key: z.string(), value: z.unknown().optional() })
const tags = z.array(tag).nullish()

const span = z.object({
  spanID: z.string().min(1),
  operationName: z.string(),
  /** Before references. */
  parentSpanID: z.string().optional(),
  references: z
    .array(z.object({ refType: z.string(), traceID: z.string(), spanID: z.string() }))
    .nullish(),
  /** Epoch microseconds. */
  startTime: z.number(),
  duration: z.number().min(0),
  tags,
  logs: z.array(z.object({ fields: tags })).nullish(),
  processID: z.string().optional(),
})
type JaegerSpan = z.output<typeof span>

const process = z.object({ serviceName: z.string(), tags })
type Process = z.output<typeof process>

const trace = z.object({
  traceID: z.string(),
  spans: z.array(z.unknown()),
  processes: z.record(z.string(), z.unknown()).nullish(),
})

/** Of `/api/traces/{id}`. What is no span is left out; the rest of the trace is as good as before. */
export function readJaegerSpans(data: readonly unknown[], most: number): Spans | undefined {
  const first = trace.safeParse(data[0])
  // An answer without a trace is one without spans.
  if (!first.success) return data.length === 0 ? { spans: [], leftOut: 0 } : undefined
  const { traceID, spans, processes } = first.data
  const known = new Map(
    Object.entries(processes ?? {}).flatMap(([id, given]): [string, Process][] => {
      const read = process.safeParse(given)
      return read.success ? [[id, read.data]] : []
    }),
  )
  const read = spans.slice(0, most).flatMap((given): Span[] => {
    const { data: one } = span.safeParse(given)
    return one ? [toSpan(one, { traceID, process: known.get(one.processID ?? '') })] : []
  })
  return { spans: read, leftOut: spans.length - read.length }
}

function toSpan(
  given: JaegerSpan,
  { traceID, process: own }: { traceID: string; process: Process | undefined },
): Span {
  const tagged = new Map((given.tags ?? []).map(({ key, value }) => [key, value]))
  const kind = tagged.get('span.kind')
  const isFailed = isTrue(tagged.get('error')) || tagged.get('otel.status_code') === 'ERROR'
  return {
    spanId: given.spanID,
    parentId: parentOf(given, traceID),
    service: serviceOf(own?.serviceName),
    host: hostOf(own?.tags ?? []),
    operation: operationOf(given.operationName),
    kind: isSpanKind(kind) ? kind : 'internal',
    startUs: given.startTime,
    durationUs: given.duration,
    isFailed,
    tags: toTags([
      ...(isFailed ? failureOf((given.logs ?? []).map(({ fields }) => fields ?? [])) : []),
      ...(given.tags ?? []),
    ]),
  }
}

/** What it is a child of, or else follows; a reference to another trace is a link and no parent. */
function parentOf({ references, parentSpanID = '' }: JaegerSpan, traceId: string): string {
  const own = (references ?? []).filter(({ traceID }) => traceID === traceId)
  const parent = own.find(({ refType }) => refType === 'CHILD_OF') ?? own[0]
  return parent?.spanID ?? parentSpanID
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}
