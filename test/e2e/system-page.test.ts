import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError, aPageView } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { faultsIn } from '../harness/looks.ts'
import { visitPage } from '../harness/page-visit.ts'
import { axeViolations } from '../harness/person.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

/** The page asks again by the clock where nothing on the stream tells it to. */
const AFTER_NEXT_ASKING = { timeout: 25_000 }

let seismo: Seismo
let browser: Browser
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

const logIn = (options: BrowserContextOptions = {}) => visitPage(browser, seismo, options)

async function send(body: string): Promise<number> {
  const { status } = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body,
  })
  return status
}

/** The cells of a row, without the words that only a phone shows. */
async function cellsOf(page: Page, row: string): Promise<string[]> {
  const cells = await page.locator(`tr${row}`).locator('th, td').allInnerTexts()
  return cells.map((cell) => cell.trim())
}

it('says that nothing came, where nothing came', async () => {
  const { context, page } = await logIn()

  await page.goto(`${seismo.url}/p/web/system`)

  await page.getByRole('heading', { name: 'Nothing came in this time range' }).waitFor()
  await context.close()
})

it('counts valid, invalid, repeated and unreadable beacons, without a reload', async () => {
  const { context, page } = await logIn()
  await page.goto(`${seismo.url}/p/web/issues`)
  await page.getByRole('link', { name: 'System' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'System' }).waitFor()
  const valid = JSON.stringify(aBeacon({ items: [anError(), anError(), aPageView()] }))
  const halfValid = JSON.stringify({
    ...aBeacon({ drops: { 'error:rate': 7 } }),
    items: [aPageView(), { is: 'error', at: 'yesterday' }],
  })

  const statuses = [await send(valid), await send(valid), await send(halfValid), await send('{')]

  expect(statuses).toEqual([202, 202, 202, 400])
  await page.locator('tr[data-reason="malformed"]').waitFor(AFTER_NEXT_ASKING)
  await page.locator('tr[data-reason="duplicate"]').first().waitFor(AFTER_NEXT_ASKING)
  // 2 of 5 came a second time, 1 was invalid.
  expect(await cellsOf(page, '[data-kind="error"]')).toEqual([
    ...['error', '5', '2', '3', '7', 'Adds up'],
  ])
  expect(await cellsOf(page, '[data-kind="pageview"]')).toEqual([
    ...['pageview', '3', '2', '1', '0', 'Adds up'],
  ])
  expect((await cellsOf(page, '[data-kind="beacon"]')).slice(1)).toEqual([
    ...['1', '0', '1', '0', 'Adds up'],
  ])
  expect(await page.locator('dl').first().innerText()).toMatch(
    /Received\s+9\s[\s\S]*Stored\s+4\s[\s\S]*Dropped\s+5\s[\s\S]*Left out by pages\s+7\s/,
  )
  const rows = await page.locator('table[data-table="drops"] tbody tr').allInnerTexts()
  expect(rows.find((row) => row.includes('invalid'))).toMatch(/error · invalid\s+Seismo\s+.*\s+1$/)
  expect(rows.find((row) => row.includes('rate'))).toMatch(/error · rate\s+the page\s+.*\s+7$/)
  await context.close()
})

it.each(['light', 'dark'] as const)(
  'warns of what an operator must know, in %s',
  async (scheme) => {
    const { context, page } = await logIn({ colorScheme: scheme })
    const over = { project: 'web', issueId: randomUUID(), events: 12, lastAt: Date.now() }
    await page.route('**/api/system', (route) =>
      route.fulfill({
        json: {
          log: {
            ...{ bytes: 850, maxBytes: 1_000, freeBytes: 9_000, pendingBytes: 700 },
            ...{ pendingRecords: 1_234, damagedBytes: 40 },
          },
          insertLagMs: 180_000,
          trouble: { since: Date.now() - 180_000, message: 'the database does not take it' },
          newIssues: { burst: 500, perHour: 50, over: [over] },
          tables: null,
          disk: { freeBytes: 5e9, totalBytes: 80e9, daysUntilFull: 6.5 },
        },
      }),
    )

    await page.goto(`${seismo.url}/p/web/system`)

    await page
      .getByText('Nothing can be stored: the database does not take it, for 3 min')
      .waitFor()
    await page.getByText('The log is 85 % full').waitFor()
    await page.getByText('The disk is full in 6 days').waitFor()
    await page.getByText('1,234 records wait in the log').waitFor()
    await page.getByText('40 B of the log were damaged').waitFor()
    await page.getByText('web has too many new issues').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await context.close()
  },
)

it('marks the kind that does not add up, on a phone as well', async () => {
  const { context, page } = await logIn({ viewport: { width: 390, height: 900 } })
  const line = { minute: Math.floor(Date.now() / 60_000) * 60_000, kind: 'long-frame', reason: '' }
  const items = [
    { ...line, outcome: 'received', n: 1_000_009 },
    { ...line, outcome: 'stored', n: 1_000_007 },
  ]
  await page.route('**/api/outcomes*', (route) => route.fulfill({ json: { items } }))

  await page.goto(`${seismo.url}/p/web/system`)

  const mark = await page.getByText('2 missing').boundingBox()
  const panel = await page.getByRole('region', { name: 'By kind' }).boundingBox()
  expect(mark && panel && mark.x + mark.width < panel.x + panel.width).toBe(true)
  await context.close()
})

it('shows the log where the database cannot be asked', async () => {
  const { context, page } = await logIn()
  await page.route('**/api/outcomes*', (route) => route.fulfill({ status: 503 }))

  await page.goto(`${seismo.url}/p/web/system`)

  await page.getByRole('button', { name: 'Try again' }).waitFor()
  await page.getByText('of 2.1 GB used').waitFor()
  expect(await page.locator('dl').first().innerText()).toMatch(/Received\s+—/)
  await context.close()
})

it('gives other clients the addresses that take what they send', async () => {
  const { context, page } = await logIn()
  await page.goto(`${seismo.url}/p/web/settings`)
  const valueOf = (label: string) => page.getByLabel(label, { exact: true }).first().innerText()

  const dsn = new URL(await valueOf('Sentry DSN'))
  const faro = await valueOf('Faro URL')
  const [, reports = ''] = /"(.+)"/.exec(await valueOf('Reporting-Endpoints header')) ?? []
  const [, remoteWrite = ''] = /url: (\S+)/.exec(await valueOf('remote write settings')) ?? []

  expect(dsn.href).toBe(`${seismo.url.replace('://', `://${seismo.publicKey}@`)}/1`)
  const post = async (url: string, body: string, headers: Record<string, string> = {}) =>
    (await fetch(url, { method: 'POST', body, headers })).status
  expect(await post(faro, '{"meta":{}}')).toBe(202)
  expect(await post(reports, '[]', { 'Content-Type': 'application/reports+json' })).toBe(204)
  // Refused for what was sent there, and not for the address or the token.
  expect(await post(remoteWrite, '', { Authorization: `Bearer ${seismo.token}` })).toBe(415)
  await context.close()
})

it('breaks no rule of axe and does not scroll sideways, wide or on a phone', async () => {
  const { context, page } = await logIn()
  await page.goto(`${seismo.url}/p/web/system`)
  await page.locator('tr[data-reason="malformed"]').waitFor()

  expect(await faultsIn(page, { colorScheme: 'light', width: 1440 })).toEqual([])
  expect(await faultsIn(page, { colorScheme: 'dark', width: 390 })).toEqual([])
  await context.close()
})
