import { expect, it } from 'vitest'
import { aSpan, bytesOf, RECEIVED, tracesOf } from '../faro/a-body.ts'
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

  const { envelopes, refused } = decode({ resourceSpans: [...group, ...group] })

  expect(envelopes.flatMap(({ items }) => items)).toHaveLength(9 * 51)
  expect(new Set(envelopes.map(({ id }) => id)).size).toBe(2)
  expect(refused).toMatchObject([{ index: 9, kind: 'span', reason: 'too-large' }])
})

it.each(['', '[]', 'nonsense'])('refuses %j whole', (body) => {
  expect(decodeOtlpTraces(bytesOf(body), RECEIVED)).toMatchObject({ is: 'malformed' })
})
