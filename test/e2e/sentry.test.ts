import type {
  IssueEvent,
  IssueSummary,
  RequestStats,
  SessionStats,
  VitalStats,
} from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildForeignApp } from '../harness/foreign-app.ts'
import { launchChromium } from '../harness/chromium.ts'
import type { TestServer } from '../harness/http-server.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

interface List<Item> {
  items: Item[]
}

const RELEASE = 'shop@2.0.0'

let seismo: Seismo
let site: TestServer
let browser: Browser

const started = new AsyncDisposableStack()

beforeAll(async () => {
  const app = await buildForeignApp('sentry')
  seismo = await startSeismo()
  started.defer(seismo.end)
  const uploaded = await seismo.cli('sourcemaps', 'upload', app.dist, '--release', RELEASE)
  if (uploaded.code !== 0) throw new Error(uploaded.output)
  site = await app.serve({ dsn: seismo.url.replace('://', `://${seismo.publicKey}@`) + '/1' })
  started.defer(site.close)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

async function open(path = '/cart?coupon=x'): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(site.url + path, { waitUntil: 'networkidle' })
  return page
}

async function click(id: string): Promise<void> {
  const page = await open()
  const sent = page.waitForRequest((request) =>
    /"type":"(event|feedback)"/.test(request.postData() ?? ''),
  )
  await page.click(`#${id}`)
  await sent
  // Leaving the page makes its client send what it still holds.
  // It stays open: what is on its way would go with its context.
  await page.goto('about:blank')
}

async function issueOf(type: string, message: string): Promise<IssueSummary> {
  const isIt = (one: IssueSummary) => one.type === type && one.message.includes(message)
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

/** All but the stacks, which show the page's own source. */
function toldBy(event: IssueEvent): string {
  return JSON.stringify({ ...event, exceptions: [] })
}

it('shows an error and its cause with their original files, lines and functions', async () => {
  await click('throw')

  const issue = await issueOf('Error', 'cannot check out')
  const event = await eventOf(issue)

  expect(issue).toMatchObject({ state: 'open', firstRelease: RELEASE, events: 1 })
  expect(event).toMatchObject({
    ...{ mechanism: 'error', level: 'error', release: RELEASE, environment: 'e2e', user: 'u-7' },
    ...{ url: `${site.url}/cart`, tags: { plan: 'pro' }, contexts: { cart: { items: '0' } } },
  })
  const [outer, cause] = event.exceptions
  const file = expect.stringMatching(/checkout\.ts$/) as unknown
  expect(outer).toMatchObject({ type: 'Error', message: 'cannot check out' })
  expect(outer?.frames[0]).toMatchObject({ file, function: 'checkOut', line: 10, status: 'mapped' })
  expect(cause).toMatchObject({ type: 'TypeError', message: 'the cart is empty' })
  expect(cause?.frames[0]).toMatchObject({ file, function: 'total', line: 2, status: 'mapped' })
  const trail = event.breadcrumbs.map(({ kind, text }) => ({ kind, text }))
  expect(trail).toContainEqual({ kind: 'custom', text: 'the cart was emptied' })
  expect(trail).toContainEqual({ kind: 'click', text: 'body > button#throw' })
  expect(toldBy(event)).not.toContain('ann@shop.example')
})

it.each([
  ['reject', 'RangeError', 'cannot pay 250 at once', 'unhandledrejection', 'error'],
  ['message', 'Message', 'stock is low', 'captured', 'warning'],
  ['feedback', 'Feedback', 'I cannot find the lamps', 'captured', 'info'],
])('shows what #%s reports as a %s', async (id, type, message, mechanism, level) => {
  await click(id)

  const event = await eventOf(await issueOf(type, message))

  expect(event).toMatchObject({ mechanism, level, release: RELEASE, user: 'u-7' })
  expect(toldBy(event)).not.toContain('ann@shop.example')
})

it('shows failed requests, their queries cut', async () => {
  const page = await open()
  for (const [id, target] of [
    ['fetch', '/api/recommendations'],
    ['xhr', '/api/reviews'],
  ] as const) {
    // Its client sends spans every few seconds: a page that is left at once is left mid-request.
    const sent = page.waitForRequest((request) => request.postData()?.includes(target) ?? false)
    await page.click(`#${id}`)
    await sent
  }
  await page.close()

  const { items } = await seismo.until<List<RequestStats>>(
    '/api/requests',
    (list) => list.items.length >= 2,
  )

  const failed = { status: 500, outcome: 'http-error' }
  expect(items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        ...{ ...failed, method: 'GET', target: `${site.url}/api/recommendations` },
      }),
      expect.objectContaining({ ...failed, method: 'POST', target: `${site.url}/api/reviews` }),
    ]),
  )
})

it('shows the vitals of a page that was left', async () => {
  await click('message')

  const { items } = await seismo.until<List<VitalStats>>('/api/vitals', ({ items: vitals }) =>
    ['FCP', 'LCP', 'TTFB'].every((name) =>
      vitals.some(({ metric, n }) => metric === name && n > 0),
    ),
  )

  const painted = items.find(({ metric }) => metric === 'LCP')
  expect(painted?.value).toBeGreaterThan(0)
})

it('counts sessions and page views of the release', async () => {
  await click('message')

  const { items } = await seismo.until<List<SessionStats>>('/api/sessions', (list) =>
    list.items.some(({ release, pageViews }) => release === RELEASE && pageViews > 0),
  )

  expect(items.find(({ release }) => release === RELEASE)?.sessions).toBeGreaterThan(0)
})
