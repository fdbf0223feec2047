import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { IssueEvent, IssueSummary } from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCheckout, sendTrace, type MadeSpan } from '../harness/a-trace.ts'
import { launchChromium } from '../harness/chromium.ts'
import { faultsInEveryLook } from '../harness/looks.ts'
import { startServer, type TestServer } from '../harness/http-server.ts'
import { startJaeger, type Jaeger } from '../harness/jaeger.ts'
import { visitPage, type PageVisit } from '../harness/page-visit.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

// A page, its backend on another origin, and what the backend's tracer keeps of the failed request.

let jaeger: Jaeger
let seismo: Seismo
let backend: TestServer
let site: TestServer
let browser: Browser
const started = new AsyncDisposableStack()

const HOSTILE = '<img src=x onerror="document.title=1">\u202Egnp'
/** What the backend last named or was given. */
const traces = new Map<string, string>()

beforeAll(async () => {
  jaeger = await startJaeger()
  started.defer(jaeger.close)
  backend = await startServer(answer)
  started.defer(backend.close)
  seismo = await startSeismo(
    `trace_links: [{ preset: jaeger, url: 'https://jaeger.example' }, { preset: datadog }]`,
    { SEISMO_JAEGER_URL: jaeger.url },
  )
  started.defer(seismo.end)
  site = await startServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(pageHtml())
  })
  started.defer(site.close)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

function pageHtml(): string {
  return `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">
<script src="${seismo.url}/seismo.min.js" crossorigin data-key="${seismo.publicKey}"
  data-propagate-to="/given ${backend.url}/api/asked"></script>
<script>
  async function order(path) {
    const answer = await fetch('${backend.url}/api/' + path, { method: 'POST' })
    // Until the body has come a browser does not tell what stood in Server-Timing.
    await answer.text()
    if (!answer.ok) throw new Error('no order by ' + path)
  }
  function orderByXhr(path) {
    const request = new XMLHttpRequest()
    request.open('POST', '${backend.url}/api/' + path)
    request.addEventListener('load', () => { throw new Error('no order by ' + path) })
    request.send()
  }
</script><h1>Shop</h1></html>`
}

/** Fails each order, in its own way of naming its trace. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://backend')
  const isCalm = search !== ''
  const way = pathname.split('/').at(-1) ?? ''
  const cors = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'traceparent',
    'access-control-expose-headers': 'traceresponse, x-trace-id',
    'timing-allow-origin': '*',
  }
  if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end()
  const given = /^00-(\w{32})-/.exec(String(request.headers.traceparent ?? ''))?.[1]
  const traceId = given ?? randomBytes(16).toString('hex')
  const spans = aCheckout(isCalm ? 8 : 900, isCalm ? undefined : 'deadline exceeded')
  await sendTrace(jaeger.otlpUrl, {
    traceId,
    startAt: Date.now() - 950,
    spans: [...spans, extra()],
  })
  if (!isCalm) traces.set(way, traceId)
  response.writeHead(isCalm ? 200 : 503, { ...cors, ...NAMES[way]?.(traceId) }).end('{}')
}

const NAMES: Readonly<Record<string, (traceId: string) => Record<string, string>>> = {
  timing: (id) => ({
    'server-timing': `traceparent;desc="00-${id}-00f067aa0ba902b7-01", db;dur=53;desc=carts`,
  }),
  header: (id) => ({ traceresponse: `00-${id}-00f067aa0ba902b7-01` }),
  xhr: (id) => ({ 'x-trace-id': id }),
}

function extra(): MadeSpan {
  const attributes = { note: HOSTILE, long: 'x'.repeat(5_000) }
  return { id: 'e', parent: 'a', service: HOSTILE, name: HOSTILE, from: 3, to: 4, attributes }
}

async function issueOf(message: string): Promise<IssueSummary> {
  const isIt = (issue: IssueSummary) => issue.message.endsWith(message)
  const { items } = await seismo.until<{ items: IssueSummary[] }>('/api/issues', (list) =>
    list.items.some(isIt),
  )
  const issue = items.find(isIt)
  if (!issue) throw new Error(`no issue "${message}"`)
  return issue
}

/** Meets the error in a real page and answers the event that came of it. */
async function meet(way: string, script = `void order('${way}')`) {
  const page = await browser.newPage()
  await page.goto(site.url, { waitUntil: 'networkidle' })
  const failed = page.waitForEvent('pageerror')
  await page.evaluate(script)
  await failed
  // It stays open: what is on its way would go with its context.
  await page.goto('about:blank')
  const issue = await issueOf(`no order by ${way}`)
  const event = await seismo.until<IssueEvent>(
    `/api/issues/${issue.id}/events/latest`,
    ({ request }) => request !== null,
  )
  return { issue, event }
}

describe("the trace of an error's failed request", () => {
  it.each([
    ['the page gave it to the server', 'asked', undefined],
    ['the server named it in Server-Timing', 'timing', undefined],
    ['the server named it in a header', 'header', undefined],
    ['an XMLHttpRequest was answered with it', 'xhr', `orderByXhr('xhr')`],
  ])('is known where %s', async (_, way, script) => {
    const { event } = await meet(way, script)

    expect(event.trace?.traceId).toBe(traces.get(way))
    expect(event.request).toMatchObject({ method: 'POST', status: 503 })
    if (way === 'timing') expect(event.request?.serverTiming).toContain('db;dur=53;desc=carts')
  })

  it('is not known where nobody named it, and the page says how it would be', async () => {
    const { issue, event } = await meet('nameless')
    const { page, context } = await visitPage(browser, seismo)
    await page.goto(`${seismo.url}/p/web/issues/${issue.shortId}`)

    await page.getByText(/It names no trace: give the page/).waitFor()

    expect(event.trace).toBeNull()
    await context.close()
  })
})

const panel = (page: Page) => page.getByRole('region', { name: 'Server side' })

async function openTrace(visit: PageVisit, issue: IssueSummary): Promise<void> {
  await visit.page.goto(`${seismo.url}/p/web/issues/${issue.shortId}`)
  await panel(visit.page).getByRole('list', { name: 'Spans' }).waitFor()
}

describe('the trace on the page of an issue', () => {
  it('shows where it failed and what was slow, with the keyboard and as a table', async () => {
    const page = await browser.newPage()
    await page.goto(site.url, { waitUntil: 'networkidle' })
    await page.evaluate(
      `Promise.allSettled([1, 2, 3, 4].map((n) => order('asked-again?calm=' + n)))`,
    )
    await page.close()
    const { issue } = await meet('asked-again')
    const visit = await visitPage(browser, seismo)
    // What is usual is left out where Jaeger takes long, as on a machine with other work.
    await expect
      .poll(async () => {
        await openTrace(visit, issue)
        return panel(visit.page).textContent()
      })
      .toContain('usually')
    await walk(visit)
    await visit.context.close()
  })

  async function walk({ page, complaints }: PageVisit): Promise<void> {
    const rows = panel(page).locator('[data-span]')
    await rows.first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')

    const failing = panel(page).locator('[data-span]:focus')
    expect(await failing.textContent()).toMatch(
      /checkout SELECT stock.*failed here.*slow, usually 8 ms/,
    )
    expect(await failing.getAttribute('aria-expanded')).toBe('true')
    await panel(page).getByText('deadline exceeded').first().waitFor()
    expect(
      await panel(page)
        .getByRole('link', { name: /Open in Jaeger/ })
        .getAttribute('href'),
    ).toBe(`https://jaeger.example/trace/${traces.get('asked-again') ?? ''}`)

    await panel(page).getByText('Table', { exact: true }).click()
    await panel(page).getByRole('columnheader', { name: 'Own time' }).waitFor()
    expect(await page.title()).not.toBe('1')
    expect(complaints).toEqual([])
  }

  it('can be used by everybody', { timeout: 120_000 }, async () => {
    const { issue } = await meet('asked-again')
    const visit = await visitPage(browser, seismo)
    await openTrace(visit, issue)
    await visit.page.locator('[data-span]').nth(3).click()
    await panel(visit.page).scrollIntoViewIfNeeded()

    expect(await faultsInEveryLook(visit.page)).toEqual([])
    await visit.context.close()
  })
})

it('leaves the page as it is where Jaeger is away, says so, and looks again when asked', async () => {
  const { issue } = await meet('asked-again')
  const { page, context } = await visitPage(browser, seismo, { about: '50' })
  const gone = new URL(jaeger.url).port
  await jaeger.close()

  await page.goto(`${seismo.url}/p/web/issues/${issue.shortId}`)
  await panel(page)
    .getByText(/Jaeger cannot be reached \(ECONNREFUSED\)/)
    .waitFor()
  await page.getByRole('region', { name: 'Stack', exact: true }).waitFor()
  jaeger = await startJaeger({ port: Number(gone) })
  await panel(page).getByRole('button', { name: 'Look again' }).click()

  await panel(page)
    .getByText(/Jaeger does not have this trace/)
    .waitFor()
  await context.close()
})
