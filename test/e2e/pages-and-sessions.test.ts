import { mkdir } from 'node:fs/promises'
import type { PageStats, VisitSummary } from '@seismo/ingest/api'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError, aPageView, aRequest, aVital } from '../harness/beacon.ts'
import { RELEASE, serveWithoutMaps, type BrokenPage } from '../harness/broken-page.ts'
import { launchChromium } from '../harness/chromium.ts'
import { visitPage, type PageVisit } from '../harness/page-visit.ts'
import { axeViolations } from '../harness/person.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

const HOSTILE = `/<img src=x onerror=alert(1)>/%2F..?'"`
const LONG = `/${'x'.repeat(1_600)}`
const MINUTE = 60_000

interface List<Item> {
  items: Item[]
}

let seismo: Seismo
let browser: Browser
let shop: BrokenPage
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
  shop = await serveWithoutMaps(seismo)
  started.defer(shop.close)
})

afterAll(() => started.disposeAsync())

async function send(beacon: Parameters<typeof aBeacon>[0]): Promise<void> {
  const response = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(aBeacon(beacon)),
    headers: { 'content-type': 'text/plain' },
  })
  expect(response.status).toBe(202)
}

/** Somebody who looks at the home page, and goes on to another. */
async function visit(index: number, route: string): Promise<void> {
  const context = {
    ...{ sessionId: crypto.randomUUID(), userId: `user-${String(index)}` },
    ...{ release: index % 2 === 0 ? '2.40.3' : '2.41.0', environment: 'production' },
  }
  const at = Date.now() - (10 + index * 2) * MINUTE
  const later = at + 20_000
  // A route is a short name; an address may be long.
  const url = route === LONG ? `https://shop.example${LONG}` : 'https://shop.example/orders/7'
  const view = { id: crypto.randomUUID(), url, ...(route !== LONG && { route }) }
  const there = { view, at: later }
  const target = 'https://shop.example/api/orders/7'
  const exceptions = [{ type: 'TypeError', message: 'no such order', stack: [0] }]
  const fails = index % 4 === 0
  await send({
    context,
    view: { id: crypto.randomUUID(), url: 'https://shop.example/', route: '/' },
    items: [
      ...[aPageView({ at }), aVital({ at, value: 900 })],
      aPageView({ ...there, navigationType: 'soft-navigation' }),
      ...[aVital({ ...there, value: 4_500 }), aVital({ ...there, name: 'INP', value: 350 })],
      aRequest({ ...there, target, durationMs: 1_500 }),
      ...(fails ? [aRequest({ ...there, target, status: 503, durationMs: 90 })] : []),
      ...(fails ? [anError({ ...there, at: later + 1_000, exceptions })] : []),
    ],
  })
}

async function logIn(options: BrowserContextOptions = {}): Promise<PageVisit> {
  return visitPage(browser, seismo, options)
}

async function shot({ page }: PageVisit, name: string): Promise<void> {
  const folder = process.env.SEISMO_SCREENSHOTS
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

it(
  'joins what is known of a page, and of a visit of a real one',
  { timeout: 300_000 },
  async () => {
    const person = await logIn()
    const { page } = person
    await page.getByRole('link', { name: 'Pages' }).first().waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.waitForURL(/\/p\/web\/pages/)
    await page.getByRole('heading', { name: 'No page was viewed in 30 days' }).waitFor()
    expect(await axeViolations(page)).toEqual([])

    const visitor = await browser.newPage()
    await visitor.goto(shop.url, { waitUntil: 'networkidle' })
    await visitor.click('#recommendations')
    // It breaks a moment after the click, and not at all on a page that was left by then.
    const broken = visitor.waitForEvent('pageerror')
    await visitor.click('#pay')
    await broken
    // It stays open: what is on its way would go with its context.
    await visitor.goto('about:blank')
    for (let index = 0; index < 60; index += 1) await visit(index, '/orders/:id')
    await visit(60, HOSTILE)
    await visit(61, LONG)
    const { items: visits } = await seismo.until<List<VisitSummary>>(
      `/api/sessions/list?release=${encodeURIComponent(RELEASE)}&having=errors`,
      ({ items }) => items.length > 0,
    )
    const { items: pages } = await seismo.until<List<PageStats>>(
      '/api/pages?q=/orders/*',
      ({ items }) => items[0]?.errors === 15,
    )
    expect(pages).toMatchObject([
      { page: '/orders/:id', views: 60, sessions: 60, users: 60, errors: 15, failedRequests: 15 },
    ])

    // The stream brought them: nobody had to look again.
    const row = page.getByRole('row').filter({ hasText: '/orders/:id' })
    await row.getByText('4.5 s').waitFor()
    await row.getByText('25 % of views').waitFor()
    await page.getByRole('columnheader', { name: 'LCP' }).getByRole('link').click()
    await page.waitForURL(/top=LCP/)
    await expect
      .poll(() => page.locator('tbody [data-row]').first().textContent())
      .toBe('/orders/:id')
    expect(await axeViolations(page)).toEqual([])
    await shot(person, 'pages-light')

    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '/orders/:id', level: 1 }).waitFor()
    await page.getByRole('region', { name: 'Flow' }).getByText('100 %').first().waitFor()
    await page.getByRole('region', { name: 'Requests' }).getByText('15').first().waitFor()
    await page.getByRole('region', { name: 'Top issues' }).getByText('no such order').waitFor()
    await page.getByRole('figure', { name: /LCP p75/ }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await shot(person, 'page-light')
    const address = page.url()
    await page.reload()
    await page.getByRole('region', { name: 'Flow' }).getByText('100 %').first().waitFor()
    expect(page.url()).toBe(address)

    // Every number leads to its rows, and from there back.
    await page
      .getByRole('region', { name: 'Vitals' })
      .getByRole('link', { name: /Elements/ })
      .click()
    await page.getByRole('group', { name: 'Only of these' }).getByText('/orders/:id').waitFor()
    await page
      .getByRole('link', { name: /\/orders\/:id/ })
      .first()
      .click()
    await page.getByRole('heading', { name: '/orders/:id', level: 1 }).waitFor()
    await page.getByRole('link', { name: 'Pages' }).first().click()
    await page.getByRole('searchbox', { name: 'Find a page' }).fill('nothing-like-it')
    await page.getByRole('heading', { name: 'No page fits' }).waitFor()

    for (const name of [HOSTILE, LONG]) {
      await page.goto(`${seismo.url}/p/web/pages`)
      await page.getByRole('link', { name, exact: true }).click()
      await page.getByRole('region', { name: 'Flow' }).waitFor()
      await page.reload()
      await page.getByRole('heading', { name, level: 1 }).waitFor()
      expect(await page.locator('img').count()).toBe(0)
    }

    // The real visit, in the order of time.
    const [real] = visits
    await page.goto(
      `${seismo.url}/p/web/sessions?having=errors&release=${encodeURIComponent(RELEASE)}`,
    )
    await page.getByRole('link', { name: '/', exact: true }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('j')
    await page.keyboard.press('o')
    await page.getByRole('heading', { name: `Session ${real?.id.slice(0, 8) ?? ''}` }).waitFor()
    const timeline = page.getByRole('region', { name: 'Timeline' })
    await timeline.getByText('unhandled').first().waitFor()
    await timeline.getByText('500').first().waitFor()
    await timeline.getByText(/^TTFB/).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await shot(person, 'session-light')
    await timeline.getByText(/^Errors/).click()
    await page.waitForURL(/shown=error/)
    await page.reload()
    await timeline.getByRole('link').first().click()
    await page.waitForURL(/\/issues\/.*\/e\//)
    await page.getByRole('link', { name: real?.id ?? 'none' }).click()
    await page.getByRole('heading', { name: `Session ${real?.id.slice(0, 8) ?? ''}` }).waitFor()
    // Nothing was refused on the way, also not what nobody waited for.
    expect(person.complaints).toEqual([])
    await page.goto(`${seismo.url}/p/web/sessions/no-such-session`)
    await page.getByRole('heading', { name: 'Nothing of this session is stored' }).waitFor()
    expect(person.complaints.filter((one) => !one.includes('404'))).toEqual([])
    await person.context.close()
  },
)

it.each([
  ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: { width: 390, height: 844 } }],
] as const)('is as good %s', { timeout: 120_000 }, async (name, options) => {
  const person = await logIn(options)
  const { page } = person
  const { items } = await seismo.get<List<VisitSummary>>('/api/sessions/list?having=crash&limit=1')
  const screens = [
    ['pages', '/pages', page.getByRole('link', { name: '/orders/:id' })],
    ['page', '/pages/%2Forders%2F%3Aid', page.getByRole('region', { name: 'Flow' })],
    ['sessions', '/sessions', page.locator('[data-row]').first()],
    ['session', `/sessions/${items[0]?.id ?? ''}`, page.getByRole('region', { name: 'Timeline' })],
  ] as const
  for (const [screen, path, landmark] of screens) {
    await page.goto(`${seismo.url}/p/web${path}`)
    await landmark.first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    const width = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(width, screen).toBeLessThanOrEqual(0)
    await shot(person, `${screen}-${name}`)
  }
  await person.context.close()
})
