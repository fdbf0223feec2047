import { brotliCompressSync, zstdCompressSync } from 'node:zlib'
import type { Outcome, Problem, RequestStats } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, aVital } from '../harness/beacon.ts'
import type { FreshApp } from '../harness/fresh-app.ts'

/** Takes what pages send; a key of it may send five beacons, and then none for a quarter of an hour. */
export type AcceptTarget = Pick<FreshApp, 'request' | 'get' | 'aProject' | 'remove'>

/** What every client may rely on before its body is looked at: limits, encodings, preflights, keys. */
export function describesTheWayIn(start: () => Promise<AcceptTarget>): void {
  let app: AcceptTarget

  beforeAll(async () => {
    app = await start()
  }, 120_000)

  afterAll(() => app.remove(), 120_000)

  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    ({ method: 'POST', body, headers }) satisfies RequestInit
  const aBody = () => JSON.stringify(aBeacon({ items: [aVital()] }))

  it('answers 429 with the scope and when to come again, and counts what it refused', async () => {
    const { slug, key } = app.aProject()
    const statuses: number[] = []
    for (let n = 0; n < 5; n += 1) {
      statuses.push((await app.request(`/v1/beacon?k=${key}`, post(aBody()))).status)
    }

    const refused = await app.request(`/v1/beacon?k=${key}`, post(aBody()))

    expect(statuses).toEqual([202, 202, 202, 202, 202])
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(5)
    expect(refused.headers.get('access-control-expose-headers')).toContain('Retry-After')
    const problem = (await refused.json()) as Problem
    expect(problem).toMatchObject({ type: 'urn:seismo:problem:too-many-requests', scope: 'key' })
    const outcomes = async () =>
      (await app.get<{ items: Outcome[] }>(`/api/outcomes?project=${slug}`)).items
    await expect
      .poll(outcomes, { timeout: 30_000 })
      .toContainEqual(
        expect.objectContaining({ outcome: 'dropped', reason: 'too-many-requests', n: 1 }),
      )
  })

  it("answers Sentry's clients in their own words", async () => {
    const { number, key } = app.aProject()
    const url = `/api/${number}/envelope/?sentry_key=${key}`
    const envelope = () => post('{"event_id":"00000000000000000000000000000001"}\n')
    for (let n = 0; n < 5; n += 1) await app.request(url, envelope())

    const refused = await app.request(url, envelope())

    expect(refused.status).toBe(429)
    expect(refused.headers.get('x-sentry-rate-limits')).toMatch(/^\d+::key$/)
    expect(refused.headers.get('access-control-expose-headers')).toContain('X-Sentry-Rate-Limits')
  })

  it.each([
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('takes a body in %s', async (encoding, compress) => {
    const { key } = app.aProject()
    const body = new Uint8Array(compress(aBody()))

    const answer = await app.request(
      `/v1/beacon?k=${key}`,
      post(body, { 'Content-Encoding': encoding }),
    )

    expect(answer.status).toBe(202)
  })

  it.each([
    ['/v1/beacon?k=KEY', 'content-type,content-encoding'],
    ['/api/1/envelope/?sentry_key=KEY', 'content-type,x-sentry-auth'],
    ['/collect/KEY', 'content-type,x-faro-session-id'],
    ['/v1/reports/KEY', 'content-type'],
  ])('lets pages of any origin send to %s', async (path, wanted) => {
    const answer = await app.request(path, {
      method: 'OPTIONS',
      headers: {
        ...{ Origin: 'https://shop.example', 'Access-Control-Request-Method': 'POST' },
        'Access-Control-Request-Headers': wanted,
      },
    })

    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const allowed = (answer.headers.get('access-control-allow-headers') ?? '').toLowerCase()
    expect(wanted.split(',').filter((name) => !allowed.includes(name))).toEqual([])
  })

  it.each([
    ['/v1/beacon?k=nobody', 401],
    ['/v1/beacon', 401],
    ['/api/1/envelope/?sentry_key=nobody', 401],
    ['/api/999/envelope/?sentry_key=key-of-1', 401],
    ['/collect/nobody', 401],
    ['/v1/reports/nobody', 401],
    ['/v1/traces?k=nobody', 401],
  ])('refuses %s with %d', async (path, status) => {
    const answer = await app.request(path, post('{}'))

    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  it('takes the spans of OpenTelemetry that it has a place for, and says how many it has not', async () => {
    const { slug, key } = app.aProject()
    const span = (name: string, more: object) => ({
      ...{ traceId: '1'.repeat(32), spanId: '2'.repeat(16), name },
      ...{ startTimeUnixNano: `${Date.now()}000000`, endTimeUnixNano: `${Date.now() + 30}000000` },
      ...more,
    })
    const attribute = (name: string, stringValue: string) => ({ key: name, value: { stringValue } })
    const attributes = [
      attribute('http.request.method', 'GET'),
      attribute('url.full', 'https://shop.example/api/cart?secret=1'),
      { key: 'http.response.status_code', value: { intValue: '503' } },
    ]
    const spans = [span('GET', { kind: 3, attributes }), span('render', { kind: 1 })]
    const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] })

    const answer = await app.request(
      `/v1/traces?k=${key}`,
      post(body, { 'Content-Type': 'application/json' }),
    )
    const protobuf = await app.request(
      `/v1/traces?k=${key}`,
      post(new Uint8Array([10, 0]), { 'Content-Type': 'application/x-protobuf' }),
    )

    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ partialSuccess: { rejectedSpans: '1' } })
    expect(protobuf.status).toBe(200)
    expect(protobuf.headers.get('content-type')).toBe('application/x-protobuf')
    const { items } = await app.get<{ items: RequestStats[] }>(`/api/requests?project=${slug}`)
    expect(items).toMatchObject([
      { method: 'GET', target: 'https://shop.example/api/cart', status: 503 },
    ])
  })

  it.each([
    ['nothing', undefined, 200],
    ['text/plain', 'text/plain;charset=UTF-8', 200],
    ['application/json', 'Application/JSON; charset=utf-8', 200],
    ['a picture', 'image/png', 415],
    ['a form', 'application/x-www-form-urlencoded', 415],
    ['what only begins like JSON', 'application/json-seq', 415],
  ])('takes OpenTelemetry sent as %s for JSON, or refuses it', async (_, type, status) => {
    const { key } = app.aProject()
    const body = new TextEncoder().encode('{"resourceLogs":[{"scopeLogs":[{"logRecords":[7]}]}]}')

    const answer = await app.request(
      `/v1/logs?k=${key}`,
      post(body, type ? { 'Content-Type': type } : {}),
    )

    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toMatch(/json/)
    if (status === 200) {
      expect(await answer.json()).toMatchObject({ partialSuccess: { rejectedLogRecords: '1' } })
    }
  })
}
