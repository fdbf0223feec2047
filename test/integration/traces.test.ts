import { randomBytes } from 'node:crypto'
import type { Envelope } from '@seismo/browser/wire'
import type { IssueEvent, IssueSummary, Problem, Trace } from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCheckout, sendTrace } from '../harness/a-trace.ts'
import { aBeacon, anError, aPageView, aRequest } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { startJaeger, type Jaeger } from '../harness/jaeger.ts'

let app: FreshApp
let jaeger: Jaeger

beforeAll(async () => {
  jaeger = await startJaeger()
  app = await aFreshApp(
    'trace_links: [{ preset: jaeger, url: https://jaeger.example }, { preset: datadog }]',
    { SEISMO_JAEGER_URL: jaeger.url },
  )
})

afterAll(async () => {
  await app.remove()
  await jaeger.close()
})

const aTraceId = () => randomBytes(16).toString('hex')

function aProject() {
  const { slug, key } = app.aProject()
  return {
    slug,
    send: async (given: Partial<Envelope>) => {
      const body = JSON.stringify(aBeacon(given))
      const { status } = await app.request(`/v1/beacon?k=${key}`, { method: 'POST', body })
      expect(status).toBe(202)
    },
    get: <Item>(path: string, query = '') => app.get<Item>(`/api${path}?project=${slug}${query}`),
    ask: async (path: string, query = '') => {
      const headers = { Authorization: `Bearer ${app.token}` }
      const answer = await app.request(`/api${path}?project=${slug}${query}`, { headers })
      return { status: answer.status, body: (await answer.json()) as Trace & Problem } // as: one of them
    },
  }
}

async function eventOf({ get }: ReturnType<typeof aProject>): Promise<IssueEvent> {
  const { items } = await get<{ items: IssueSummary[] }>('/issues')
  return get<IssueEvent>(`/issues/${items[0]?.id ?? ''}/events/latest`)
}

const aFailure = (traceId: string, given = {}) =>
  aRequest({
    status: 503,
    method: 'POST',
    traceId,
    target: 'https://shop.example/api/checkout',
    ...given,
  })

it('is told to whoever logs in that there is a Jaeger', async () => {
  expect(await app.get('/api/session')).toMatchObject({ hasJaeger: true })
})

describe('the event of an error', () => {
  it('names the request that failed before it, and its trace', async () => {
    const project = aProject()
    const traceId = aTraceId()
    const at = Date.now() - 2_000
    await project.send({
      items: [
        aFailure(aTraceId(), { at: at - 4_000 }),
        aFailure(traceId, { at: at - 300 }),
        aRequest({ at: at - 100 }),
        anError({ at }),
      ],
    })

    const { trace, request } = await eventOf(project)

    expect(request).toMatchObject({ method: 'POST', status: 503, outcome: 'http-error' })
    expect(trace).toEqual({
      traceId,
      links: [
        { name: 'Jaeger', url: `https://jaeger.example/trace/${traceId}` },
        {
          name: 'Datadog',
          url: `https://app.datadoghq.com/apm/trace/${BigInt(`0x${traceId.slice(16)}`)}`,
        },
      ],
    })
  })

  it('names no request of long before, of another session, or that was only cut off', async () => {
    const project = aProject()
    const at = Date.now() - 1_000
    await project.send({ items: [aFailure(aTraceId(), { at })] })
    await project.send({
      items: [
        aFailure(aTraceId(), { at: at - 60_000 }),
        aFailure(aTraceId(), { at, status: 0, outcome: 'abort' }),
        anError({ at }),
      ],
    })

    expect(await eventOf(project)).toMatchObject({ trace: null, request: null })
  })

  it('names the trace that the error brought with it', async () => {
    const project = aProject()
    const traceId = aTraceId()
    await project.send({ items: [anError({ contexts: { trace: { trace_id: traceId } } })] })

    const { trace, eventId } = await eventOf(project)
    const shown = await project.get<Trace>(`/traces/${traceId}`, `&event=${eventId}`)

    expect(trace).toMatchObject({ traceId })
    expect(shown).toMatchObject({ is: 'absent' })
  })
})

describe('GET /api/traces/{traceId}', () => {
  it('shows the spans, and which was slower than in other traces of the endpoint', async () => {
    const project = aProject()
    const startAt = Date.now() - 60_000
    const traceIds = Array.from({ length: 5 }, aTraceId)
    const [traceId = '', ...others] = traceIds
    for (const other of others)
      await sendTrace(jaeger.otlpUrl, { traceId: other, startAt, spans: aCheckout(8) })
    const spans = aCheckout(900, 'deadline exceeded')
    await sendTrace(jaeger.otlpUrl, { traceId, startAt, spans })
    await project.send({
      items: [
        aFailure(traceId, { at: startAt }),
        ...others.map((id) => aFailure(id, { at: startAt, status: 200 })),
      ],
    })

    const trace = await project.get<Trace>(`/traces/${traceId}`)

    expect(trace).toMatchObject({ is: 'read', problem: null })
    expect(trace.tree).toMatchObject({
      ...{ startAt, durationMs: 930, spanCount: 4, failed: 2, leftOut: 0, comparedWith: 4 },
    })
    expect(
      trace.tree?.spans.map(({ operation, depth, failed }) => [operation, depth, failed]),
    ).toEqual([
      ['POST /checkout', 0, 'yes'],
      ['POST /checkout', 1, 'no'],
      ['SELECT stock', 2, 'origin'],
      ['send', 2, 'no'],
    ])
    const query = trace.tree?.spans[2]
    expect(query).toMatchObject({ selfMs: 900, criticalMs: 900, slow: { usualMs: 8, n: 4 } })
    expect(query?.tags).toContainEqual({ key: 'exception', value: 'deadline exceeded' })
    expect(query?.tags).toContainEqual({ key: 'db.statement', value: 'SELECT * FROM stock' })
  })

  it('is found by the page view that began with it', async () => {
    const project = aProject()
    const traceId = aTraceId()
    await sendTrace(jaeger.otlpUrl, { traceId, startAt: Date.now(), spans: aCheckout(5) })
    await project.send({ items: [aPageView({ traceId })] })

    expect(await project.get<Trace>(`/traces/${traceId}`)).toMatchObject({ is: 'read' })
  })

  it('answers nothing that no row of the project names, whatever Jaeger has', async () => {
    const [project, other] = [aProject(), aProject()]
    const traceId = aTraceId()
    await sendTrace(jaeger.otlpUrl, { traceId, startAt: Date.now(), spans: aCheckout(5) })
    await other.send({ items: [aFailure(traceId)] })
    await other.get(`/traces/${traceId}`)

    const answers = await Promise.all([
      project.ask(`/traces/${traceId}`),
      other.ask(`/traces/${traceId}`, '&from=-24h&to=-1h'),
      other.ask('/traces/..%2F..%2Fservices'),
      other.ask('/traces/00000000000000000000000000000000'),
    ])

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect(answers[0].body.detail).toMatch(/No request, page view or error of this project/)
  })

  it('goes by the trace that the server named in its answer', async () => {
    const project = aProject()
    const [asked, told] = [aTraceId(), aTraceId()]
    const server = [`traceparent;dur=0;desc=00-${told}-00f067aa0ba902b7-01`]
    const timing = { marks: [0, 0, 0, 0, 0, 0, 0, 0], transferBytes: 0, bodyBytes: 0, server }
    await project.send({ items: [aFailure(asked, { timing }), anError({ at: Date.now() + 5 })] })

    expect((await eventOf(project)).trace).toMatchObject({ traceId: told })
  })
})
