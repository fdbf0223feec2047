/** A span of a made-up backend, in milliseconds after the trace's start. */
export interface MadeSpan {
  /** 16 hex digits are made of it. */
  id: string
  parent?: string
  service: string
  name: string
  from: number
  to: number
  host?: string
  kind?: 'server' | 'client' | 'internal'
  failed?: string
  attributes?: Record<string, string | number>
}

interface MadeTrace {
  traceId: string
  startAt: number
  spans: readonly MadeSpan[]
}

const KINDS = { internal: 1, server: 2, client: 3 }

/** As OpenTelemetry's exporters send it, in JSON. */
export function otlpOf({ traceId, startAt, spans }: MadeTrace) {
  return {
    resourceSpans: spans.map((span) => ({
      resource: {
        attributes: attributes({
          'service.name': span.service,
          'host.name': span.host ?? `${span.service}-1`,
        }),
      },
      scopeSpans: [{ scope: { name: 'made' }, spans: [toSpan(span, { traceId, startAt })] }],
    })),
  }
}

export async function sendTrace(otlpUrl: string, trace: MadeTrace): Promise<void> {
  const answer = await fetch(otlpUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(otlpOf(trace)),
  })
  if (!answer.ok) throw new Error(`POST ${otlpUrl}: ${answer.status}`)
}

/** A gateway whose checkout waits for a database; `queryMs` is how long that takes. */
export function aCheckout(queryMs: number, failed?: string): MadeSpan[] {
  const end = queryMs + 20
  const broken = failed === undefined ? {} : { failed }
  const call = { name: 'POST /checkout' }
  return [
    { id: 'a', service: 'gateway', ...call, kind: 'server', from: 0, to: end + 10, ...broken },
    { id: 'b', parent: 'a', service: 'checkout', ...call, kind: 'server', from: 5, to: end },
    {
      ...{ id: 'c', parent: 'b', service: 'checkout', name: 'SELECT stock', kind: 'client' },
      ...{ from: 10, to: 10 + queryMs, ...broken },
      attributes: { 'db.system': 'postgresql', 'db.statement': 'SELECT * FROM stock' },
    },
    { id: 'd', parent: 'b', service: 'mail', name: 'send', from: 12 + queryMs, to: 14 + queryMs },
  ]
}

function toSpan(
  { id, parent, name, kind = 'internal', from, to, failed, attributes: more = {} }: MadeSpan,
  { traceId, startAt }: Pick<MadeTrace, 'traceId' | 'startAt'>,
) {
  const nanoseconds = (ms: number) => String(BigInt(Math.round((startAt + ms) * 1_000)) * 1_000n)
  return {
    ...{ traceId, spanId: spanId(id), name, kind: KINDS[kind] },
    ...(parent !== undefined && { parentSpanId: spanId(parent) }),
    startTimeUnixNano: nanoseconds(from),
    endTimeUnixNano: nanoseconds(to),
    attributes: attributes(more),
    status: failed === undefined ? {} : { code: 2, message: failed },
    events:
      failed === undefined
        ? []
        : [{ name: 'exception', attributes: attributes({ 'exception.message': failed }) }],
  }
}

function spanId(id: string): string {
  return Buffer.from(id.padStart(8, '0')).toString('hex')
}

function attributes(given: Record<string, string | number>) {
  return Object.entries(given).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }))
}
