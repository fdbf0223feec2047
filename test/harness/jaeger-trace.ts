// A trace as Jaeger's query API has it, of what came as OTLP: by opentelemetry.io/docs/specs/otel/trace/sdk_exporters/jaeger.

interface AnyValue {
  stringValue?: string
  boolValue?: boolean
  intValue?: string | number
  doubleValue?: number
  arrayValue?: unknown
  kvlistValue?: unknown
}

interface KeyValue {
  key: string
  value: AnyValue
}

interface OtlpSpan {
  traceId?: string
  spanId?: string
  parentSpanId?: string
  name?: string
  kind?: number | string
  startTimeUnixNano?: string | number
  endTimeUnixNano?: string | number
  attributes?: KeyValue[]
  events?: { timeUnixNano?: string; name?: string; attributes?: KeyValue[] }[]
  status?: { code?: number | string; message?: string }
}

/** Of one sender, as OTLP's JSON has it. */
export interface OtlpGroup {
  resource?: { attributes?: KeyValue[] } | undefined
  scope?: { name?: string; version?: string } | undefined
  spans: OtlpSpan[]
  scopeSpans?: Omit<OtlpGroup, 'resource' | 'scopeSpans'>[]
}

interface Process {
  serviceName: string
  tags: Tag[]
}

interface Tag {
  key: string
  type: 'string' | 'bool' | 'int64' | 'float64'
  value: string | number | boolean
}

const KINDS = ['', 'internal', 'server', 'client', 'producer', 'consumer']

export function toJaegerTrace(groups: readonly OtlpGroup[]) {
  const processes = new Map<string, { id: string; process: Process }>()
  const spans = groups.flatMap(({ resource, scope, spans: own }) => {
    const process = processOf(resource?.attributes ?? [])
    const key = JSON.stringify(process)
    const known = processes.get(key) ?? { id: `p${processes.size + 1}`, process }
    processes.set(key, known)
    return own.map((span) => toJaegerSpan(span, { processID: known.id, scope }))
  })
  return {
    traceID: spans[0]?.traceID ?? '',
    spans,
    processes: Object.fromEntries([...processes.values()].map(({ id, process }) => [id, process])),
    warnings: null,
  }
}

function processOf(attributes: readonly KeyValue[]): Process {
  const named = attributes.find(({ key }) => key === 'service.name')
  return {
    serviceName: named?.value.stringValue ?? 'OTLPResourceNoServiceName',
    tags: attributes.filter((attribute) => attribute !== named).map(toTag),
  }
}

function toJaegerSpan(
  span: OtlpSpan,
  { processID, scope }: { processID: string; scope: OtlpGroup['scope'] },
) {
  const { traceId = '', spanId = '', parentSpanId = '', name = '', attributes = [] } = span
  const startTime = microsecondsOf(span.startTimeUnixNano)
  return {
    traceID: traceId,
    spanID: spanId,
    operationName: name,
    references:
      parentSpanId === '' ? [] : [{ refType: 'CHILD_OF', traceID: traceId, spanID: parentSpanId }],
    startTime,
    duration: microsecondsOf(span.endTimeUnixNano) - startTime,
    tags: [...attributes.map(toTag), ...kindOf(span), ...statusOf(span), ...scopeOf(scope)],
    logs: (span.events ?? []).map((event) => ({
      timestamp: microsecondsOf(event.timeUnixNano),
      fields: [
        { key: 'event', type: 'string', value: event.name ?? '' },
        ...(event.attributes ?? []).map(toTag),
      ],
    })),
    processID,
    warnings: null,
  }
}

function kindOf({ kind = 0 }: OtlpSpan): Tag[] {
  const word = typeof kind === 'number' ? KINDS[kind] : kind.replace('SPAN_KIND_', '').toLowerCase()
  return word ? [{ key: 'span.kind', type: 'string', value: word }] : []
}

function statusOf({ status: { code = 0, message = '' } = {} }: OtlpSpan): Tag[] {
  if (code !== 2 && code !== 'STATUS_CODE_ERROR') return []
  return [
    { key: 'otel.status_code', type: 'string', value: 'ERROR' },
    { key: 'error', type: 'bool', value: true },
    ...(message === ''
      ? []
      : [{ key: 'otel.status_description', type: 'string' as const, value: message }]),
  ]
}

function scopeOf(scope: OtlpGroup['scope']): Tag[] {
  return scope?.name === undefined || scope.name === ''
    ? []
    : [{ key: 'otel.scope.name', type: 'string', value: scope.name }]
}

function toTag({ key, value }: KeyValue): Tag {
  const { stringValue, boolValue, intValue, doubleValue } = value
  if (boolValue !== undefined) return { key, type: 'bool', value: boolValue }
  if (intValue !== undefined) return { key, type: 'int64', value: Number(intValue) }
  if (doubleValue !== undefined) return { key, type: 'float64', value: doubleValue }
  return { key, type: 'string', value: stringValue ?? JSON.stringify(value) }
}

function microsecondsOf(nanoseconds: string | number = 0): number {
  return Number(BigInt(nanoseconds) / 1_000n)
}
