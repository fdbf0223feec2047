import { describe, expect, it } from 'vitest'
import { aSpan, bytesOf, RECEIVED, tracesOf } from '../faro/a-body.ts'
import * as aRequest from './a-request.ts'
import { decodeOtlpTraces } from './decode-traces.ts'

function decode(value: unknown) {
  const answer = decodeOtlpTraces(bytesOf(value), RECEIVED)
  if (answer.is === 'malformed') throw new Error(answer.detail)
  return answer
}

const attributes = Object.entries({
  ...{ 'service.name': 'shop', 'service.version': '2.0.0', 'session.id': 's-1', 'user.id': 'u-7' },
  ...{ 'deployment.environment.name': 'production', 'telemetry.sdk.name': 'opentelemetry' },
  ...{ 'telemetry.sdk.language': 'webjs', 'telemetry.sdk.version': '2.1.0' },
}).map(([key, stringValue]) => ({ key, value: { stringValue } }))

it('knows who sent the spans by their resource', () => {
  const [group] = tracesOf(aSpan()).resourceSpans

  const { envelopes } = decode({ resourceSpans: [{ ...group, resource: { attributes } }] })

  expect(envelopes).toMatchObject([
    {
      sdk: 'opentelemetry.webjs@2.1.0',
      context: {
        ...{ sessionId: 's-1', release: '2.0.0', environment: 'production', userId: 'u-7' },
        tags: { service: 'shop' },
      },
      items: [{ is: 'request', status: 503, pageViewId: 's-1' }],
    },
  ])
})

it.each([
  ['aborted', { status: { code: 2, message: 'AbortError' } }, 'aborted'],
  ['timed out', { status: { code: 2, message: 'timeout' } }, 'timeout'],
  ['failed', { status: { code: 2 } }, 'network-error'],
  ['told nothing', {}, 'opaque'],
])('keeps a request that %s', (_, more, outcome) => {
  const own = [{ key: 'http.method', value: { stringValue: 'get' } }]

  const { envelopes } = decode(tracesOf(aSpan({ attributes: own, ...more })))

  expect(envelopes[0]?.items).toMatchObject([{ method: 'GET', status: 0, outcome }])
})

it('keeps a document load as a page view', () => {
  const { envelopes } = decode(tracesOf(aSpan({ name: 'documentLoad', kind: 1 })))

  expect(envelopes[0]?.items).toMatchObject([{ is: 'pageview' }])
})

it('refuses other spans and keeps their neighbours', () => {
  const { envelopes, refused } = decode(tracesOf(aSpan({ kind: 2 }), aSpan()))

  expect(refused).toMatchObject([{ index: 0, kind: 'span', reason: 'unsupported' }])
  expect(envelopes[0]?.items).toHaveLength(1)
})

it('counts places and items over all of its resources', () => {
  const events = Array.from({ length: 50 }, () => ({ name: 'exception' }))
  const group = tracesOf(...Array.from({ length: 5 }, () => aSpan({ events }))).resourceSpans

  const other = group.map((one) => ({ ...one, resource: { attributes } }))

  const { envelopes, refused } = decode({ resourceSpans: [...group, ...other] })

  expect(envelopes.flatMap(({ items }) => items)).toHaveLength(9 * 51)
  expect(new Set(envelopes.map(({ id }) => id)).size).toBe(2)
  expect(refused).toMatchObject([{ index: 9, kind: 'span', reason: 'too-large' }])
})

it.each(['', '[]', 'nonsense'])('refuses %j whole', (body) => {
  expect(decodeOtlpTraces(bytesOf(body), RECEIVED)).toMatchObject({ is: 'malformed' })
})

describe.each(aRequest.ENCODINGS)('spans in $encoding', ({ encode, received }) => {
  function decodeIn(...spans: unknown[]) {
    const answer = decodeOtlpTraces(encode(aRequest.spansOf(...spans)), received)
    if (answer.is === 'malformed') throw new Error(answer.detail)
    return { ...answer, items: answer.envelopes.flatMap(({ items }) => items) }
  }

  it('keeps a request and the exceptions on it', () => {
    const { items, refused } = decodeIn(aRequest.aSpan())

    expect(refused).toEqual([])
    expect(items).toMatchObject([
      {
        ...{ is: 'request', method: 'GET', status: 503, durationMs: 250, at: aRequest.AT },
        ...{ target: 'https://shop.example/api/cart', traceId: aRequest.TRACE },
      },
      {
        is: 'error',
        exceptions: [{ type: 'TypeError', message: 'the cart is empty' }],
        contexts: { trace: { trace_id: aRequest.TRACE } },
      },
    ])
  })

  it('refuses the events that it has no item for, each by itself', () => {
    const events = [
      { name: 'fetchStart' },
      ...Array.from({ length: 51 }, () => ({ name: 'exception' })),
    ]

    const { items, refused } = decodeIn(aRequest.aSpan(), aRequest.aSpan({ events }))

    expect(items).toHaveLength(2 + 50)
    expect(refused).toMatchObject([
      { index: 1, kind: 'event', reason: 'unsupported' },
      { index: 1, kind: 'event', reason: 'too-large' },
      { index: 1, kind: 'event', reason: 'too-large' },
    ])
  })

  it('gives the same bytes the same ids', () => {
    expect(decodeIn(aRequest.aSpan())).toEqual(decodeIn(aRequest.aSpan()))
  })
})

it('refuses what stands where spans and their events belong', () => {
  const spans = aRequest.spansOf(
    null,
    aRequest.aSpan({ events: [1] }),
    aRequest.aSpan({ events: 'x' }),
  )

  const { envelopes, refused } = decode({ resourceSpans: [...spans.resourceSpans, 'x'] })

  expect(envelopes[0]?.items).toHaveLength(2)
  expect(refused).toMatchObject([
    { index: 0, kind: 'span', reason: 'invalid' },
    { index: 1, kind: 'event', reason: 'invalid' },
    { index: 2, kind: 'event', reason: 'invalid' },
    { index: 3, kind: 'span', reason: 'invalid' },
  ])
})

it.each([
  ['{}', 'decoded'],
  ['{"resourceLogs":[]}', 'malformed'],
  ['{"resourceMetrics":[],"other":1}', 'malformed'],
])('answers %s', (body, is) => {
  expect(decodeOtlpTraces(bytesOf(body), RECEIVED).is).toBe(is)
})

it('refuses bytes that are no message, and messages that nest too deep', () => {
  let value: unknown = { stringValue: 'x' }
  for (let depth = 0; depth < 20; depth += 1) value = { arrayValue: { values: [value] } }
  const deep = aRequest.toProtobuf(aRequest.spansOf({ attributes: [{ key: 'a', value }] }))

  for (const body of [new Uint8Array([255]), new Uint8Array([10, 9, 10]), deep])
    expect(decodeOtlpTraces(body, aRequest.PROTOBUF_BODY).is).toBe('malformed')
})
