import type { Browser, BrowserContext, Page, Request, Response } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { startSite, type Guest, type Site } from '../apps/guest/site.ts'
import { launchChromium } from '../harness/chromium.ts'
import { startCollector, type Collector } from '../harness/collector.ts'

// A network that fails in every way, between a real browser and a service that is told how to answer.

let collector: Collector
let fallback: Collector
let site: Site
let browser: Browser
let context: BrowserContext
let url: string
const started = new AsyncDisposableStack()

beforeAll(async () => {
  site = await startSite()
  started.defer(site.close)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

beforeEach(async () => {
  collector = await startCollector()
  fallback = await startCollector()
  context = await browser.newContext()
  url = aPage()
})

afterEach(async () => {
  await context.close()
  await collector.close()
  await fallback.close()
})

declare global {
  var standIn: unknown
}

function aPage(given: Partial<Guest> = {}): string {
  return site.page({ endpoint: collector.url, after: 'self.standIn = seismo.count', ...given })
}

/** Resolves when the second file, which knows how to try again, is at work. */
async function open(address = url): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForFunction(() => seismo.count !== standIn)
  return page
}

async function fail(page: Page, ...messages: string[]): Promise<void> {
  await page.evaluate((texts) => {
    for (const text of texts) seismo.captureError(new Error(text))
    seismo.flush()
  }, messages)
}

function isBeacon(seen: Request | Response): boolean {
  return seen.url().includes('/v1/beacon')
}

async function failsToSend(page: Page, times = 1): Promise<void> {
  for (let i = 0; i < times; i += 1)
    await page.waitForEvent('requestfailed', { predicate: isBeacon })
}

function messages(from = collector): string[] {
  return from.items('error').map(({ exceptions }) => exceptions[0]?.message ?? '')
}

/** How often each beacon was tried, and whether it said the same each time. */
function attempts(): { id: string; times: number; bodies: number }[] {
  const ids = [...new Set(collector.beacons.map(({ envelope }) => envelope.id))]
  return ids.map((id) => {
    const all = collector.beacons.map(({ envelope }) => envelope).filter((one) => one.id === id)
    const bodies = new Set(all.map((one) => JSON.stringify({ ...one, sentAt: 0 })))
    return { id, times: all.length, bodies: bodies.size }
  })
}

it('sends what happened offline when the network is back', async () => {
  const page = await open()
  await context.setOffline(true)

  const failed = failsToSend(page)
  await fail(page, 'offline')
  await failed
  await context.setOffline(false)

  await collector.until(() => messages().length > 0)
  expect(messages()).toEqual(['offline'])
})

it('sends on the next page what this one could not, and where it happened', async () => {
  const page = await open()
  await collector.goAway()
  const failed = failsToSend(page)
  await fail(page, 'lost service')
  await failed
  await page.goto('about:blank')
  await collector.comeBack()

  await open(aPage())

  await collector.until(() => messages().length > 0)
  expect(messages()).toEqual(['lost service'])
  expect(collector.items('error')[0]?.view.url).toBe(url)
})

it('loses nothing of an outage and tells nothing twice', async () => {
  const page = await open()
  await collector.goAway()

  const failed = failsToSend(page, 3)
  await fail(page, 'first')
  await page.evaluate(() => fetch('/api/503'))
  await fail(page, 'second', 'third')
  await failed
  await collector.comeBack()

  await collector.until(() => messages().length >= 3)
  expect(messages()).toEqual(['first', 'second', 'third'])
  expect(collector.items('request')).toHaveLength(1)
})

it('waits as long as the service asks, whatever happens meanwhile', async () => {
  collector.answer((_, nth) => (nth === 0 ? { status: 429, retryAfter: '2' } : {}))
  const page = await open()
  const refused = page.waitForResponse(isBeacon)
  await fail(page, 'too many')
  await refused
  await fail(page, 'meanwhile')

  await collector.until(() => messages().length >= 2)

  const [first, second] = collector.beacons
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2_000)
  expect(second?.envelope.id).toBe(first?.envelope.id)
  expect(messages()).toEqual(['too many', 'meanwhile'])
})

it.each([
  { is: 'a service that fails', answer: { status: 500 } },
  { is: 'a gateway without a service', answer: { status: 503 } },
  { is: 'connections that end before the answer', answer: { isReset: true } },
])('tries the same beacon again after $is', async ({ answer }) => {
  const seen = new Set<string>()
  collector.answer(({ id }) => {
    const isFirst = !seen.has(id)
    seen.add(id)
    return isFirst ? answer : {}
  })
  const page = await open()

  for (const part of ['a', 'b', 'c']) await fail(page, `${part}1`, `${part}2`)

  await collector.until(() => messages().length >= 6)
  expect(messages()).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2'])
  for (const { times, bodies } of attempts()) expect([times, bodies]).toEqual([2, 1])
})

it('gives up a beacon that the service does not want, and says so', async () => {
  collector.answer((_, nth) => (nth === 0 ? { status: 400 } : {}))
  const page = await open()
  const refused = page.waitForResponse(isBeacon)
  await fail(page, 'refused')
  await (await refused).finished()
  await fail(page, 'taken')

  await collector.until(() => messages().length > 0)

  expect(messages()).toEqual(['taken'])
  expect(attempts().map(({ times }) => times)).toEqual([1, 1])
  expect(collector.beacons[1]?.envelope.drops).toEqual({ 'beacon:refused': 1 })
})

it('goes to the second address while a filter blocks the first', async () => {
  const page = await open(aPage({ attributes: `data-fallback-endpoint="${fallback.url}"` }))
  await page.route(`${collector.url}/**`, (route) => route.abort('blockedbyclient'))

  await fail(page, 'blocked')
  await fallback.until(() => messages(fallback).length > 0)
  await fail(page, 'later')
  await fallback.until(() => messages(fallback).length > 1)

  expect(messages(fallback)).toEqual(['blocked', 'later'])
  expect(messages()).toEqual([])
})

it('obeys what the service answers, on the next page too', async () => {
  collector.answer(() => ({ control: { rates: { request: 0 }, mute: ['Error: noise'] } }))
  const page = await open()
  const answered = page.waitForResponse(isBeacon)
  await fail(page, 'first')
  await (await answered).finished()
  await page.goto(aPage())
  await page.waitForFunction(() => seismo.count !== standIn)

  await page.evaluate(() => fetch('/api/500'))
  await fail(page, 'noise of the page', 'second')

  await collector.until(() => messages().includes('second'))
  expect(messages()).toEqual(['first', 'second'])
  expect(collector.items('request')).toEqual([])
  const drops = collector.beacons.map(({ envelope }) => envelope.drops)
  expect(Object.assign({}, ...drops)).toMatchObject({ 'error:muted': 1, 'request:sampled': 1 })
})

it('counts a thousand equal errors in full and writes a few', async () => {
  const page = await open()

  await page.evaluate(() => {
    for (let i = 0; i < 1_000; i += 1) seismo.captureError(new Error('again and again'))
    seismo.flush()
  })

  const count = () => collector.items('error').reduce((sum, { weight = 1 }) => sum + weight, 0)
  await collector.until(() => count() >= 1_000)
  expect(count()).toBe(1_000)
  expect(messages().length).toBeLessThan(5)
})

// The collector answers no preflight: what asks for leave first does not arrive.
it('packs large beacons, small ones not, and asks no leave for either', async () => {
  const page = await open()
  await fail(page, 'x'.repeat(5_000))
  await page.evaluate(() => {
    seismo.count('small')
    seismo.flush()
  })

  await collector.until(() => collector.items('metric').length > 0)

  const big = collector.beacons.find(({ envelope }) =>
    envelope.items.some(({ is }) => is === 'error'),
  )
  const small = collector.beacons.find(({ envelope }) =>
    envelope.items.some(({ is }) => is === 'metric'),
  )
  expect(big).toMatchObject({ isGzip: true, contentType: '' })
  expect(small).toMatchObject({ isGzip: false, contentType: 'text/plain;charset=UTF-8' })
})

it('loses nothing of more than a page may hand over when it goes', async () => {
  const page = await open()
  const all = Array.from({ length: 60 }, (_, i) => `${i} ${'x'.repeat(2_000)}`)

  await page.evaluate((texts) => {
    for (const text of texts) seismo.captureError(new Error(text))
  }, all)
  await page.goto('about:blank')
  await open()

  await collector.until(() => messages().length >= all.length)
  expect(messages().sort()).toEqual(all.sort())
})
