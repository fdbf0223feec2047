import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { bodyOf, startServer, type TestServer } from '../harness/http-server.ts'

interface OtlpSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  attributes: { key: string; value: Record<string, unknown> }[]
}

interface Received {
  authorization: string | undefined
  resource: string
  spans: OtlpSpan[]
}

let app: FreshApp
let receiver: TestServer
const received: Received[] = []
const started = new AsyncDisposableStack()

beforeAll(async () => {
  receiver = await startServer(async (request, response) => {
    // as: of the exporter.
    const body = JSON.parse(await bodyOf(request)) as {
      resourceSpans: { resource: unknown; scopeSpans: { spans: OtlpSpan[] }[] }[]
    }
    const [first] = body.resourceSpans
    received.push({
      authorization: `${request.url ?? ''} ${request.headers.authorization ?? ''}`,
      resource: JSON.stringify(first?.resource),
      spans: first?.scopeSpans.flatMap(({ spans }) => spans) ?? [],
    })
    response.end('{}')
  })
  started.defer(receiver.close)
  app = await aFreshApp('', {
    ...{ SEISMO_OTLP_URL: receiver.url, SEISMO_OTLP_TOKEN: 'of-the-collector' },
    SEISMO_OTLP_RATIO: '1',
  })
  started.defer(app.remove)
}, 120_000)
afterAll(() => started.disposeAsync())

async function spansNow(): Promise<OtlpSpan[]> {
  await app.dependencies.tracing.flush()
  return received.flatMap(({ spans }) => spans)
}

const CALLER = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' }
const traceparent = `00-${CALLER.traceId}-${CALLER.spanId}-01`

it('leads one trace from a beacon to the insert, below the span of its sender', async () => {
  const project = app.aProject()
  const answer = await app.request(`/v1/beacon?k=${project.key}`, {
    ...{ method: 'POST', headers: { traceparent } },
    body: JSON.stringify(aBeacon({ items: [anError()] })),
  })
  expect(answer.status).toBe(202)
  await app.get('/api/outcomes')

  const trace = (await spansNow()).filter(({ traceId }) => traceId === CALLER.traceId)
  const nameOf = (id: string | undefined) => trace.find(({ spanId }) => spanId === id)?.name
  expect(trace.map(({ name, parentSpanId, kind }) => [name, nameOf(parentSpanId), kind])).toEqual(
    expect.arrayContaining([
      ['accept seismo', undefined, 2],
      ['append to log', 'accept seismo', 4],
      ['process batch', 'append to log', 5],
      ['symbolicate', 'process batch', 1],
      ['insert', 'process batch', 1],
    ]),
  )
  expect(trace.find(({ name }) => name === 'accept seismo')?.parentSpanId).toBe(CALLER.spanId)
  expect(received[0]).toMatchObject({ authorization: '/v1/traces Bearer of-the-collector' })
  expect(received[0]?.resource).toContain('"service.name"')
})

it('names requests of the API by their route', async () => {
  await app.get('/api/issues?project=p1')
  await app.request('/api/issues/ABC-1', { headers: { traceparent } })

  const spans = await spansNow()
  expect(spans.map(({ name }) => name)).toContain('GET /api/issues')
  // Refused before its route was known to be asked for, and of the trace it came with.
  expect(spans.filter(({ traceId }) => traceId === CALLER.traceId).map(({ name }) => name)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^GET \/api/)]),
  )
})

it('counts what it sent', async () => {
  await spansNow()
  const text = await (await app.request('/metrics')).text()

  expect(text).toMatch(/^seismo_spans_total\{outcome="exported"\} [1-9]/m)
  expect(text).toMatch(/^seismo_spans_total\{outcome="dropped"\} 0/m)
})
