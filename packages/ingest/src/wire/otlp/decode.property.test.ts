import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  AN_EXCEPTION,
  anyValue,
  aHistogram,
  aRecord,
  aSpan,
  aSum,
  attributes,
  aVital,
  JSON_BODY,
  logsOf,
  metricsOf,
  PROTOBUF_BODY,
  spansOf,
  toJson,
  toProtobuf,
} from './a-request.ts'
import { decodeOtlpLogs } from './decode-logs.ts'
import { decodeOtlpMetrics } from './decode-metrics.ts'
import { decodeOtlpTraces } from './decode-traces.ts'
import { leastCpuMs } from '../../testing/least-cpu-ms.ts'

const DECODERS = [decodeOtlpTraces, decodeOtlpLogs, decodeOtlpMetrics]
const KINDS = ['span', 'event', 'log', 'metric']

const pollution = attributes({ ['__proto__']: { polluted: 1 }, constructor: 'x', ...AN_EXCEPTION })
const REQUESTS = [
  spansOf(aSpan({ attributes: pollution }), aSpan({ events: [{ name: 'fetchStart' }] })),
  logsOf(aRecord({ attributes: pollution, body: anyValue({ a: [1, 'ü'] }) }), aVital()),
  metricsOf(aSum(), aHistogram({ attributes: pollution }), {
    name: 's',
    summary: { dataPoints: [{}] },
  }),
]

function judge(body: Uint8Array): void {
  for (const decode of DECODERS) {
    for (const received of [JSON_BODY, PROTOBUF_BODY]) {
      const answer = decode(body, received)
      expect(decode(body, received)).toEqual(answer)
      if (answer.is === 'malformed') continue
      expect(answer.refused.filter(({ kind }) => !KINDS.includes(kind))).toEqual([])
      const items = answer.envelopes.flatMap((one) => one.items)
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
      expect(items.filter(({ at }) => Number.isNaN(at))).toEqual([])
      expect(JSON.stringify(answer)).not.toMatch(/\\ud[89a-f]/)
    }
  }
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as { polluted?: number }).polluted).toBeUndefined() // as: the field that must not be
}

it('has an answer to any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), judge))
})

it('has an answer to any JSON', () => {
  fc.assert(fc.property(fc.json(), (json) => judge(new TextEncoder().encode(json))))
})

it('has an answer to any value where a field was', () => {
  const paths = REQUESTS.flatMap((request) => pathsOf(request).map((path) => ({ request, path })))
  const replacement = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      [],
      {},
      [null],
      '__proto__',
      -1,
      1e300,
      '9'.repeat(50),
      '\ud800',
    ),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(fc.constantFrom(...paths), replacement, ({ request, path }, value) => {
      judge(toJson(replaced(request, path, value)))
    }),
    { numRuns: 500 },
  )
})

it.each(['JSON', 'protobuf'])(
  'has an answer to valid %s with a piece of it changed',
  (encoding) => {
    const valid = REQUESTS.map((request) => (encoding === 'JSON' ? toJson : toProtobuf)(request))
    fc.assert(
      fc.property(
        fc.constantFrom(...valid),
        fc.nat(1_000),
        fc.nat(4),
        fc.uint8Array({ maxLength: 6 }),
        (body, offset, length, piece) => {
          const at = offset % body.length
          judge(Buffer.concat([body.subarray(0, at), piece, body.subarray(at + length)]))
        },
      ),
      { numRuns: 500 },
    )
  },
)

it('takes time that grows with the bytes', () => {
  const many = (text: string) => text.repeat(Math.floor(1_000_000 / text.length)).slice(0, -1)
  const name = 'n'.repeat(500_000)
  const json = [
    `{"resourceSpans":[{"scopeSpans":[{"scope":{"name":"${name}"},"spans":[${many('{},')}]}]}]}`,
    `{"resourceSpans":[{"scopeSpans":[{"spans":[${many(`{"name":"documentLoad","events":[${many('{},').slice(0, 60_000 - 1)}]},`)}]}]}]}`,
    `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"${name}","sum":{"aggregationTemporality":"${name}","dataPoints":[${many('{},')}]}}]}]}]}`,
    `{"resourceLogs":[${many('{},')}]}`,
  ].map((text) => ({ body: new TextEncoder().encode(text), received: JSON_BODY }))
  const bounds = Array.from({ length: 400 }, (_, n) => 2 ** n / 1e9)
  const bucketCounts = Array.from({ length: 401 }, () => '1')
  const histogram = aHistogram({
    count: '401',
    bucketCounts,
    explicitBounds: bounds,
    min: undefined,
    max: undefined,
  })
  const protobuf = [
    new Uint8Array(1_000_000).fill(0x0a),
    new Uint8Array(1_000_000).fill(0x0b),
    Uint8Array.from({ length: 1_000_000 }, (_, n) => (n % 2 === 0 ? 10 : 0)),
    toProtobuf(metricsOf(...Array.from({ length: 160 }, () => histogram))),
  ].map((body) => ({ body, received: PROTOBUF_BODY }))

  for (const { body, received } of [...json, ...protobuf]) {
    for (const decode of DECODERS) {
      expect(leastCpuMs(() => decode(body, received), 1)).toBeLessThan(2_000)
    }
  }
}, 30_000)

type Path = (string | number)[]

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  // An own `__proto__` among them is followed like any other key.
  const inner = Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]))
  return path.length > 0 ? [path, ...inner] : inner
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) {
    return (value as unknown[]).map((one, n) => (String(n) === key ? replaced(one, rest, by) : one))
  }
  const entries = Object.entries(value as object) // as: the path leads through objects
  return Object.fromEntries(
    entries.map(([name, one]) => [name, name === key ? replaced(one, rest, by) : one]),
  )
}
