import type { IssueEvent, IssueSummary, RequestStats, VitalStats } from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RELEASE, serveBrokenPage, type BrokenPage } from '../harness/broken-page.ts'
import { launchChromium } from '../harness/chromium.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

interface List<Item> {
  items: Item[]
}

let seismo: Seismo
let brokenPage: BrokenPage
let browser: Browser

const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  brokenPage = await serveBrokenPage(seismo)
  started.defer(brokenPage.close)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

async function open(path = '/'): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(brokenPage.url + path, { waitUntil: 'networkidle' })
  return page
}

/** The issue with its numbers: its row may be there a moment before the rows that are counted. */
async function issueOf(type: string, message: string): Promise<IssueSummary> {
  const isIt = (one: IssueSummary) =>
    one.type === type && one.message.includes(message) && one.events > 0
  const { items } = await seismo.until<List<IssueSummary>>('/api/issues', (list) =>
    list.items.some(isIt),
  )
  const issue = items.find(isIt)
  if (!issue) throw new Error('until() returned without it')
  return issue
}

function eventOf(issue: IssueSummary): Promise<IssueEvent> {
  return seismo.get(`/api/issues/${issue.id}/events/recommended`)
}

it('shows an error with its original file, line, function and source line', async () => {
  const page = await open()
  await page.click('#total')

  const issue = await issueOf('TypeError', 'price')
  const event = await eventOf(issue)

  const expected = await brokenPage.lineOf('src/cart.ts', '.item.price')
  const [top, caller] = event.exceptions[0]?.frames ?? []
  expect(top).toMatchObject({
    file: 'src/cart.ts',
    line: expected.line,
    status: 'mapped',
    inApp: true,
  })
  expect(top?.context).toContainEqual(expected)
  expect(caller).toMatchObject({ file: 'src/cart.ts', function: 'total' })
  expect(issue).toMatchObject({ state: 'open', firstRelease: RELEASE, events: 1, sessions: 1 })
  expect(event).toMatchObject({
    release: RELEASE,
    environment: 'e2e',
    mechanism: 'error',
    device: 'desktop',
  })
  expect(event.browser).toMatch(/^Chrome \d+$/)
  await page.close()
})

it('shows an unhandled rejection', async () => {
  const page = await open()
  await page.click('#pay')

  const event = await eventOf(await issueOf('RangeError', 'cannot pay 250 at once'))

  expect(event.mechanism).toBe('unhandledrejection')
  expect(event.exceptions[0]?.frames[0]).toMatchObject({ file: 'src/checkout.ts', function: 'pay' })
  await page.close()
})

it('shows what was thrown although it is no error', async () => {
  const page = await open()
  await page.click('#strange-throw')

  const issue = await issueOf('Object', 'code')

  expect(issue).toMatchObject({
    message: 'Object with keys: code',
    culprit: 'src/main.ts in strange-throw',
  })
  await page.close()
})

it('shows failed requests by fetch, XHR and without an answer, query and fragment cut', async () => {
  const page = await open()
  await page.click('#recommendations')
  await page.click('#reviews')
  await page.click('#unreachable')

  const { items } = await seismo.until<List<RequestStats>>(
    '/api/requests',
    (list) => list.items.length >= 3,
  )

  expect(items).toContainEqual(
    expect.objectContaining({
      target: `${brokenPage.url}/api/recommendations`,
      status: 500,
      outcome: 'http-error',
    }),
  )
  expect(items).toContainEqual(
    expect.objectContaining({
      target: `${brokenPage.url}/api/reviews`,
      status: 500,
      outcome: 'http-error',
    }),
  )
  expect(items).toContainEqual(
    expect.objectContaining({
      target: 'http://127.0.0.1:9/gone',
      status: 0,
      outcome: 'network-error',
    }),
  )
  await page.close()
})

it('sends the vitals of a page that is left by navigation', async () => {
  const page = await open('/left-by-navigation')
  await page.click('#slow')
  // The browser times an interaction up to the frame that shows its result, and tells of it later. The
  // page is left at once then: before web-vitals, which waits until it is idle, has looked at it.
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        new PerformanceObserver((list) => {
          if (list.getEntriesByName('click').length > 0) done()
        }).observe({ type: 'event', buffered: true })
      }),
  )
  await page.goto('about:blank')

  const { items } = await seismo.until<List<VitalStats>>('/api/vitals?by=page', (list) => {
    const here = list.items.filter(({ group }) => group === '/left-by-navigation')
    return ['LCP', 'INP', 'CLS', 'FCP', 'TTFB'].every((name) =>
      here.some(({ metric }) => metric === name),
    )
  })

  const lcp = items.find(({ metric, group }) => metric === 'LCP' && group === '/left-by-navigation')
  expect(lcp).toMatchObject({ n: 1, rating: 'good' })
  expect(lcp?.value).toBeGreaterThan(0)
  await page.close()
})

it('sends what a page saw before it was closed', async () => {
  // With a page of its own a context goes too, and what is on its way with it.
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${brokenPage.url}/closed`, { waitUntil: 'networkidle' })
  const failed = page.waitForEvent('pageerror')
  await page.evaluate(() => {
    setTimeout(() => void Promise.reject(new Error('last words')), 0)
  })
  await failed
  await page.close({ runBeforeUnload: true })

  const issue = await issueOf('Error', 'last words')
  const event = await eventOf(issue)

  expect(event.url).toBe(`${brokenPage.url}/closed`)
  expect(event.breadcrumbs).toContainEqual(
    expect.objectContaining({ kind: 'navigation', text: `${brokenPage.url}/closed` }),
  )
})

it('counts the same error of three visits as one issue', async () => {
  const priceIssues = ({ items }: List<IssueSummary>) =>
    items.filter(({ message }) => message.includes('price'))
  const [before] = priceIssues(await seismo.get<List<IssueSummary>>('/api/issues'))
  const wanted = (before?.events ?? 0) + 3
  for (const visit of ['a', 'b', 'c']) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${brokenPage.url}/${visit}`, { waitUntil: 'networkidle' })
    await page.click('#total')
    await context.close()
  }

  const list = await seismo.until<List<IssueSummary>>('/api/issues', (seen) =>
    priceIssues(seen).some(({ events }) => events >= wanted),
  )

  const issues = priceIssues(list)
  expect(issues).toHaveLength(1)
  expect(issues[0]).toMatchObject({ events: wanted, sessions: wanted })
})
