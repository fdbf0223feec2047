import type {
  IssueEvent,
  IssueSummary,
  MetricName,
  MetricPoint,
  RequestStats,
  VitalStats,
} from '@seismo/ingest/api'
import type { Browser, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildForeignApp, type ForeignApp } from '../harness/foreign-app.ts'
import { launchChromium } from '../harness/chromium.ts'
import type { TestServer } from '../harness/http-server.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

interface List<Item> {
  items: Item[]
}

const RELEASE = 'shop@2.0.0'

let app: ForeignApp
let seismo: Seismo
let site: TestServer
let browser: Browser

const started = new AsyncDisposableStack()

beforeAll(async () => {
  app = await buildForeignApp('otlp')
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

describe.each([
  ['json', 'application/json'],
  ['protobuf', 'application/x-protobuf'],
])("OpenTelemetry's exporters in %s", (encoding, contentType) => {
  const ofEncoding = new AsyncDisposableStack()

  // A service for each: what came in one encoding must not be found for the other.
  beforeAll(async () => {
    seismo = await startSeismo()
    ofEncoding.defer(seismo.end)
    const uploaded = await seismo.cli('sourcemaps', 'upload', app.dist, '--release', RELEASE)
    if (uploaded.code !== 0) throw new Error(uploaded.output)
    site = await app.serve({ endpoint: seismo.url, key: seismo.publicKey })
    ofEncoding.defer(site.close)
  })

  afterAll(() => ofEncoding.disposeAsync())

  async function click(id: string, signal: string): Promise<Response> {
    const page = await browser.newPage()
    await page.goto(`${site.url}/cart?encoding=${encoding}`, { waitUntil: 'networkidle' })
    const answered = page.waitForResponse(
      (response) =>
        response.url().endsWith(`/v1/${signal}`) && response.request().method() === 'POST',
    )
    await page.click(`#${id}`)
    const response = await answered
    await page.close()
    return response
  }

  async function issueOf(message: string): Promise<IssueEvent> {
    const isIt = (one: IssueSummary) => one.message.includes(message)
    const { items } = await seismo.until<List<IssueSummary>>('/api/issues', (list) =>
      list.items.some(isIt),
    )
    return seismo.get(`/api/issues/${items.find(isIt)?.id ?? ''}/events/recommended`)
  }

  it('show a failed request, its query cut', async () => {
    const response = await click('fetch', 'traces')

    const target = `${site.url}/api/recommendations/${encoding}`
    const { items } = await seismo.until<List<RequestStats>>('/api/requests', (list) =>
      list.items.some((one) => one.target === target),
    )

    expect(response.status()).toBe(200)
    expect(response.request().headers()['content-type']).toBe(contentType)
    expect(response.headers()['content-type']).toContain(contentType)
    expect(items).toContainEqual(
      expect.objectContaining({ target, method: 'GET', status: 500, outcome: 'http-error' }),
    )
  })

  it('show an exception with its original files, lines and functions', async () => {
    await click('throw', 'logs')

    const event = await issueOf('the cart is empty')

    expect(event).toMatchObject({ mechanism: 'captured', level: 'error', release: RELEASE })
    expect(event.environment).toBe('e2e')
    const [exception] = event.exceptions
    expect(exception).toMatchObject({ type: 'TypeError', message: 'the cart is empty' })
    const file = expect.stringMatching(/checkout\.ts$/) as unknown
    expect(exception?.frames[0]).toMatchObject({ file, line: 2, status: 'mapped' })
  })

  it('show a fatal log as a message', async () => {
    await click('message', 'logs')

    const event = await issueOf(`stock is gone, says ${encoding}`)

    expect(event).toMatchObject({ level: 'fatal', exceptions: [{ type: 'Message' }] })
  })

  // It says text/plain, which alone needs no preflight, and what it says nobody can change.
  it('are helped out by sendBeacon when the page goes', async () => {
    const message = `goodbye, says the page of ${encoding}`
    const logRecords = [{ severityNumber: 21, body: { stringValue: message } }]
    const body = JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] })
    const page = await browser.newPage()
    await page.goto(`${site.url}/cart`)

    const isQueued = await page.evaluate(([url, text]) => navigator.sendBeacon(url, text), [
      `${seismo.url}/v1/logs?k=${seismo.publicKey}`,
      body,
    ] as const)
    await page.close()

    expect(isQueued).toBe(true)
    expect(await issueOf(message)).toMatchObject({ level: 'fatal' })
  })

  it('show a vital', async () => {
    await click('vital', 'logs')

    const { items } = await seismo.until<List<VitalStats>>('/api/vitals', (list) =>
      list.items.some(({ metric, n }) => metric === 'INP' && n > 0),
    )

    expect(items.find(({ metric }) => metric === 'INP')?.value).toBeCloseTo(312.5, 0)
  })

  it('show a counter and a histogram', async () => {
    await click('measure', 'metrics')

    const names = [`checkouts.${encoding}`, `cart.duration.${encoding}`]
    const { items } = await seismo.until<List<MetricName>>('/api/metrics', (list) =>
      names.every((name) => list.items.some((one) => one.name === name)),
    )
    const [counted, timed] = await Promise.all(
      names.map((name) => seismo.get<List<MetricPoint>>(`/api/metrics/${name}`)),
    )

    expect(items).toContainEqual(expect.objectContaining({ name: names[0], kind: 'counter' }))
    expect(items).toContainEqual(expect.objectContaining({ name: names[1], kind: 'histogram' }))
    expect(counted?.items).toMatchObject([{ sum: 3 }])
    expect(timed?.items).toMatchObject([{ n: 3, sum: 438, min: 8, max: 400 }])
  })

  it('are told how many spans were refused, in their own encoding', async () => {
    const isJson = encoding === 'json'
    const anEmptySpan = isJson
      ? '{"resourceSpans":[{"scopeSpans":[{"spans":[{}]}]}]}'
      : new Uint8Array([0x0a, 4, 0x12, 2, 0x12, 0])

    const answer = await fetch(`${seismo.url}/v1/traces?k=${seismo.publicKey}`, {
      ...{ method: 'POST', body: anEmptySpan, headers: { 'Content-Type': contentType } },
    })

    const body = Buffer.from(await answer.arrayBuffer())
    const errorMessage = 'unsupported: Seismo has no place for span'
    const { length } = errorMessage
    const message = Buffer.from(errorMessage)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain(contentType)
    expect(body).toEqual(
      isJson
        ? Buffer.from(JSON.stringify({ partialSuccess: { rejectedSpans: '1', errorMessage } }))
        : Buffer.concat([Buffer.from([0x0a, length + 4, 0x08, 1, 0x12, length]), message]),
    )
  })

  it.each([
    ['a type that is neither', 'image/png', 415],
    ["another signal's request", 'application/json', 400],
  ])('are refused %s', async (_, type, status) => {
    const answer = await fetch(`${seismo.url}/v1/logs?k=${seismo.publicKey}`, {
      ...{ method: 'POST', body: '{"resourceSpans":[]}', headers: { 'Content-Type': type } },
    })

    expect(answer.status).toBe(status)
  })
})
