import { describe, expect, it, vi } from 'vitest'
import { createJaeger, type TraceAnswer } from './create-jaeger.ts'

const ID = 'a'.repeat(32)
const NOW = 1_000_000

const TRACE = {
  data: [
    {
      traceID: ID,
      spans: [
        {
          ...{ traceID: ID, spanID: 'b', operationName: 'GET /', processID: 'p1' },
          ...{ startTime: 5_000, duration: 70, references: null, logs: null },
          references: [
            { refType: 'FOLLOWS_FROM', traceID: 'other', spanID: 'x' },
            { refType: 'CHILD_OF', traceID: ID, spanID: 'a' },
          ],
          tags: [
            { key: 'span.kind', type: 'string', value: 'server' },
            { key: 'error', type: 'bool', value: true },
            { key: 'http.status_code', type: 'int64', value: 503 },
          ],
        },
        { spanID: 7, operationName: 'no span' },
      ],
      processes: {
        p1: { serviceName: 'shop', tags: [{ key: 'host.name', type: 'string', value: 'shop-1' }] },
      },
    },
  ],
  errors: null,
}

function aJaeger(
  answers: Record<string, () => Response | Promise<Response>>,
  url = 'http://jaeger',
) {
  const asked: { path: string; init: RequestInit | undefined }[] = []
  const fetch = vi.fn((input: string, init?: RequestInit) => {
    asked.push({ path: input, init })
    const answer = answers[input.replace(/^http:\/\/jaeger(\/base)?/, '')] ?? notThere
    return Promise.resolve(answer())
  })
  // as: an address as a text is all that is asked for.
  const read = createJaeger({
    url,
    fetch: fetch as unknown as typeof globalThis.fetch,
    now: () => NOW,
  })
  return {
    asked,
    read: () => read(ID, { deadline: NOW + 2_000, mostBytes: 10_000 }),
  }
}

const notThere = () => new Response('404 page not found\n', { status: 404 })
const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status })
const V1 = `/api/traces/${ID}`
const V3 = `/api/v3/traces/${ID}`

describe('a trace', () => {
  it("is read of Jaeger's own JSON; what is no span is counted", async () => {
    const answer = await aJaeger({ [V1]: json(TRACE) }).read()

    expect(answer).toEqual({
      is: 'read',
      leftOut: 1,
      spans: [
        {
          ...{ spanId: 'b', parentId: 'a', service: 'shop', host: 'shop-1', operation: 'GET /' },
          ...{ kind: 'server', startUs: 5_000, durationUs: 70, isFailed: true },
          tags: [{ key: 'http.status_code', value: '503' }],
        },
      ],
    })
  })

  it('is read of OTLP, at the path of the third version where there is no other', async () => {
    const span = {
      ...{ traceId: ID, spanId: 'b', parentSpanId: 'a', name: 'GET /', kind: 'SPAN_KIND_SERVER' },
      ...{ startTimeUnixNano: '5000000', endTimeUnixNano: '5070000', status: { code: 2 } },
      events: [
        {
          name: 'exception',
          attributes: [{ key: 'exception.message', value: { stringValue: 'no connection' } }],
        },
      ],
    }
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] }
    const result = { resourceSpans: [{ resource, scopeSpans: [{ spans: [span, {}] }] }] }
    const jaeger = aJaeger({ [V3]: json({ result }) })

    const answer = await jaeger.read()

    expect(jaeger.asked.map(({ path }) => path)).toEqual([
      `http://jaeger${V1}`,
      `http://jaeger${V3}`,
    ])
    expect(answer).toMatchObject({ is: 'read', leftOut: 1 })
    expect(spansOf(answer)).toEqual([
      {
        ...{ spanId: 'b', parentId: 'a', service: 'shop', host: '', operation: 'GET /' },
        ...{ kind: 'server', startUs: 5_000, durationUs: 70, isFailed: true },
        tags: [{ key: 'exception', value: 'no connection' }],
      },
    ])
  })

  it('is bounded in every text, and steers nothing', async () => {
    const name = `\u202E${'x'.repeat(5_000)}\n`
    const tags = Array.from({ length: 200 }, () => ({ key: name, value: { deep: [name] } }))
    const span = { spanID: 'b', operationName: name, startTime: 1, duration: 1, tags }
    const body = { data: [{ traceID: ID, spans: [span] }] }
    const jaeger = aJaeger({ [V1]: json(body) })
    const read = createJaeger({
      ...{ url: 'http://jaeger', now: () => NOW },
      fetch: () => Promise.resolve(Response.json(body)),
    })

    const answer = await read(ID, { deadline: NOW + 2_000, mostBytes: 10_000_000 })

    const [only] = spansOf(answer)
    expect(only?.operation).toHaveLength(200)
    expect(only?.operation).not.toContain('\u202E')
    expect(only?.tags).toHaveLength(30)
    expect(only?.tags[0]?.key).toHaveLength(100)
    expect(only?.tags[0]?.value.length).toBeLessThanOrEqual(300)
    expect(await jaeger.read()).toMatchObject({ is: 'too-large' })
  })
})

describe('an address', () => {
  it('may have a path and a password, which goes into a header', async () => {
    const jaeger = aJaeger({ [V1]: json(TRACE) }, 'http://ana:s%C3%A9cret@jaeger/base/')

    await jaeger.read()

    const [{ path, init } = {}] = jaeger.asked
    expect(path).toBe(`http://jaeger/base${V1}`)
    expect(init?.headers).toEqual({ authorization: `Basic ${btoa('ana:s\u00C3\u00A9cret')}` })
    expect(init?.redirect).toBe('manual')
  })
})

describe('one sentence is said', () => {
  const deep = `{"data":${'['.repeat(1_000)}${']'.repeat(1_000)}}`
  const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })
  const late = Object.assign(new Error('late'), { name: 'TimeoutError' })

  it.each([
    [
      'absent',
      'of a trace it does not have',
      json({ data: null, errors: [] }, 404),
      /does not have this/,
    ],
    ['absent', 'of an empty one', json({ data: [], errors: null }), /does not have this trace/],
    ['away', 'where nothing is there', notThere, /no query API at SEISMO_JAEGER_URL \(HTTP 404\)/],
    ['away', 'of a login', () => new Response('', { status: 302 }), /leads elsewhere \(HTTP 302\)/],
    ['away', 'of a password', json({}, 401), /put a user and password into SEISMO_JAEGER_URL/],
    ['away', 'of too many', json({}, 429), /asked too much at the moment/],
    ['away', 'of trouble', json({ errors: [] }, 500), /answers HTTP 500: its log says why/],
    ['away', 'of a page', () => new Response('<html>'), /is not Jaeger's query API/],
    ['away', 'of another JSON', json({ status: 'success', data: {} }), /is not Jaeger's query API/],
    [
      'away',
      'of spans that are none',
      json({ data: [{ traceID: ID, spans: [1] }] }),
      /is not Jaeger/,
    ],
    ['away', 'of what nests too deep', () => new Response(deep), /is not Jaeger's query API/],
    [
      'too-large',
      'of too much',
      () => new Response('x'.repeat(20_000)),
      /too large to be shown here/,
    ],
    ['away', 'of who is away', () => Promise.reject(refused), /cannot be reached \(ECONNREFUSED\)/],
    ['away', 'of who is late', () => Promise.reject(late), /did not answer within 2 s/],
  ])('%s: %s', async (is, _, answer, why) => {
    expect(await aJaeger({ [V1]: answer }).read()).toEqual({
      is,
      why: expect.stringMatching(why) as unknown,
    })
  })
})

function spansOf(answer: TraceAnswer) {
  return answer.is === 'read' ? answer.spans : []
}
