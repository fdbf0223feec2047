import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import type { Received } from '../decoded.ts'
import { logsRequest, metricsRequest, traceRequest } from './messages.ts'
import type { Field, Message } from './protobuf.ts'

// What OpenTelemetry's exporters send, in both encodings; for tests.

export const AT = Date.parse('2026-05-04T10:00:05.000Z')
export const NANO = `${AT}000000`
export const JSON_BODY: Received = {
  ...{ contentType: 'application/json', receivedAt: AT + 700, requestId: 'r-1' },
}
export const PROTOBUF_BODY: Received = { ...JSON_BODY, contentType: 'application/x-protobuf' }

type Value = string | number | boolean | Value[] | { [key: string]: Value }

export function attributes(given: Record<string, Value>) {
  return Object.entries(given).map(([key, value]) => ({ key, value: anyValue(value) }))
}

export function anyValue(value: Value): Record<string, unknown> {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } }
  if (typeof value === 'object') return { kvlistValue: { values: attributes(value) } }
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value }
}

export const RESOURCE = {
  attributes: attributes({
    ...{ 'service.name': 'shop', 'service.version': '2.0.0', 'session.id': 's-1' },
    ...{ 'telemetry.sdk.name': 'opentelemetry', 'telemetry.sdk.language': 'webjs' },
    ...{ 'telemetry.sdk.version': '2.1.0' },
  }),
}
export const TRACE = '6df2d906789a4ec5aaa1b070a9145e44'

export function aSpan(changed: object = {}) {
  return {
    ...{ traceId: TRACE, spanId: '8f5e6627c38084ee', name: 'GET', kind: 3 },
    ...{ startTimeUnixNano: NANO, endTimeUnixNano: `${AT + 250}000000` },
    attributes: attributes({
      ...{ 'http.request.method': 'GET', 'http.response.status_code': 503 },
      'url.full': 'https://shop.example/api/cart',
    }),
    events: [{ timeUnixNano: NANO, name: 'exception', attributes: attributes(AN_EXCEPTION) }],
    status: { code: 2, message: 'broken' },
    ...changed,
  }
}

export const AN_EXCEPTION = {
  'exception.type': 'TypeError',
  'exception.message': 'the cart is empty',
  'exception.stacktrace':
    'TypeError: the cart is empty\n    at total (https://shop.example/app.js:1:2)',
}

export function aRecord(changed: object = {}) {
  return {
    ...{ timeUnixNano: NANO, severityNumber: 17, body: anyValue('cannot check out') },
    ...{ attributes: attributes(AN_EXCEPTION), traceId: TRACE },
    ...changed,
  }
}

export function aVital(changed: Record<string, Value> = {}) {
  return aRecord({
    ...{ severityNumber: 9, eventName: 'browser.web_vital' },
    attributes: attributes({
      ...{ 'browser.web_vital.name': 'lcp', 'browser.web_vital.value': 1_250.5 },
      ...{ 'browser.web_vital.navigation_type': 'reload', ...changed },
    }),
  })
}

export function aPoint(changed: object = {}) {
  return {
    ...{ timeUnixNano: NANO, asInt: '3', attributes: attributes({ plan: 'pro', seats: 2 }) },
    ...changed,
  }
}

export function aSum(changed: object = {}, ...points: unknown[]) {
  const dataPoints = points.length > 0 ? points : [aPoint()]
  return {
    name: 'checkouts',
    sum: { dataPoints, aggregationTemporality: 1, isMonotonic: true, ...changed },
  }
}

export function aHistogram(changed: object = {}, temporality = 1) {
  const point = {
    ...{ timeUnixNano: NANO, count: '4', sum: 110, min: 5, max: 60 },
    ...{ bucketCounts: ['1', '0', '2', '1'], explicitBounds: [10, 20, 50] },
    ...{ attributes: [], ...changed },
  }
  return {
    name: 'cart.duration',
    histogram: { dataPoints: [point], aggregationTemporality: temporality },
  }
}

export const spansOf = (...spans: unknown[]) => ({
  resourceSpans: [{ resource: RESOURCE, scopeSpans: [{ scope: { name: 'fetch' }, spans }] }],
})
export const logsOf = (...logRecords: unknown[]) => ({
  resourceLogs: [{ resource: RESOURCE, scopeLogs: [{ logRecords }] }],
})
export const metricsOf = (...metrics: unknown[]) => ({
  resourceMetrics: [{ resource: RESOURCE, scopeMetrics: [{ metrics }] }],
})

export function toJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

/** The protobuf of what JSON says, by the reader's own tables: that the numbers are right, the exporters tell. */
export function toProtobuf(request: Record<string, unknown>): Uint8Array {
  const known = new Map<string, Message>([
    ['resourceSpans', traceRequest],
    ['resourceLogs', logsRequest],
    ['resourceMetrics', metricsRequest],
  ])
  const writer = new BinaryWriter()
  for (const [name, message] of known) if (name in request) write(writer, request, message)
  return writer.finish()
}

function write(writer: BinaryWriter, value: object, message: Message): void {
  for (const [number, field] of message) {
    const found: unknown = new Map(Object.entries(value)).get(field.name)
    const all: unknown[] = Array.isArray(found) ? found : [found] // an array's members are unknown
    for (const one of all)
      if (one !== undefined) writeField(writer.tag(number, wireOf(field)), field, one)
  }
}

function wireOf({ of }: Field): WireType {
  if (typeof of === 'function' || ['text', 'hex', 'base64'].includes(of))
    return WireType.LengthDelimited
  return ['flag', 'enum', 'int64', 'uint64', 'sint32'].includes(of)
    ? WireType.Varint
    : WireType.Bit64
}

function writeField(writer: BinaryWriter, { of }: Field, value: unknown): void {
  if (typeof of === 'function') {
    writer.fork()
    if (typeof value === 'object' && value !== null) write(writer, value, of())
    return void writer.join()
  }
  const text = String(value)
  const writers = {
    text: () => writer.string(text),
    hex: () => writer.bytes(Uint8Array.from(Buffer.from(text, 'hex'))),
    base64: () => writer.bytes(Uint8Array.from(Buffer.from(text, 'base64'))),
    flag: () => writer.bool(value === true),
    enum: () => writer.int32(Number(value)),
    int64: () => writer.int64(text),
    uint64: () => writer.uint64(text),
    sint32: () => writer.sint32(Number(value)),
    fixed64: () => writer.fixed64(text),
    sfixed64: () => writer.sfixed64(text),
    double: () => writer.double(Number(value)),
  }
  writers[of]()
}

/** A request in one of its encodings. */
export const ENCODINGS = [
  { encoding: 'JSON', encode: toJson, received: JSON_BODY },
  { encoding: 'protobuf', encode: toProtobuf, received: PROTOBUF_BODY },
]
