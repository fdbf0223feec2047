import type { IssueEvent, IssueSummary, RequestStats, VitalStats } from '@seismo/ingest/api'
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
  const app = await buildForeignApp('faro')
  seismo = await startSeismo()
  started.defer(seismo.end)
  const uploaded = await seismo.cli('sourcemaps', 'upload', app.dist, '--release', RELEASE)
  if (uploaded.code !== 0) throw new Error(uploaded.output)
  site = await app.serve({ collector: `${seismo.url}/collect/${seismo.publicKey}` })
  started.defer(site.close)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

async function click(id: string, signal: string): Promise<void> {
  const page: Page = await browser.newPage()
  await page.goto(`${site.url}/cart?coupon=x`, { waitUntil: 'networkidle' })
  const sent = page.waitForRequest((request) => request.postData()?.includes(signal) ?? false)
  await page.click(`#${id}`)
  await sent
  // Leaving the page makes its client send what it still holds.
  // It stays open: what is on its way would go with its context.
  await page.goto('about:blank')
}

async function eventOf(type: string, message: string): Promise<IssueEvent> {
  const isIt = (one: IssueSummary) => one.type === type && one.message.includes(message)
  const { items } = await seismo.until<List<IssueSummary>>('/api/issues', (list) =>
    list.items.some(isIt),
  )
  const issue = items.find(isIt)
  if (!issue) throw new Error('until() returned without it')
  return seismo.get(`/api/issues/${issue.id}/events/recommended`)
}

it('shows an error with its original files, lines and functions', async () => {
  await click('throw', '"exceptions"')

  const event = await eventOf('Error', 'cannot check out')

  const file = expect.stringMatching(/checkout\.ts$/) as unknown
  expect(event).toMatchObject({
    ...{ mechanism: 'captured', level: 'error', release: RELEASE, environment: 'e2e' },
    ...{ user: 'u-7', url: `${site.url}/cart` },
    contexts: { faro: { cause: 'TypeError: the cart is empty' } },
  })
  expect(event.exceptions[0]?.frames[0]).toMatchObject({
    ...{ file, function: 'checkOut', line: 10, status: 'mapped' },
  })
  // All but the stacks, which show the page's own source.
  expect(JSON.stringify({ ...event, exceptions: [] })).not.toContain('ann@shop.example')
})

it.each([
  ['reject', 'RangeError', 'cannot pay 250 at once', 'error', '"exceptions"'],
  ['capture', 'SyntaxError', 'a bad coupon', 'error', '"exceptions"'],
  ['message', 'Message', 'stock is low', 'warning', '"logs"'],
])('shows what #%s reports as a %s', async (id, type, message, level, signal) => {
  await click(id, signal)

  expect(await eventOf(type, message)).toMatchObject({ level, release: RELEASE, user: 'u-7' })
})

it('shows failed requests, their queries cut', async () => {
  await click('fetch', '/api/recommendations')
  await click('xhr', '/api/reviews')

  const { items } = await seismo.until<List<RequestStats>>(
    '/api/requests',
    (list) => list.items.length >= 2,
  )

  const failed = { status: 500, outcome: 'http-error' }
  expect(items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ ...failed, target: `${site.url}/api/recommendations` }),
      expect.objectContaining({ ...failed, target: `${site.url}/api/reviews` }),
    ]),
  )
})

it('shows the vitals of its pages', async () => {
  const wanted = ['FCP', 'TTFB']
  const { items } = await seismo.until<List<VitalStats>>('/api/vitals', (list) =>
    wanted.every((name) => list.items.some(({ metric }) => metric === name)),
  )

  expect(items.map(({ metric }) => metric)).toEqual(expect.arrayContaining(wanted))
})
