import { mkdir, readFile } from 'node:fs/promises'
import type { ExploreAnswer } from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError, aPageView, aRequest, aVital } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { REFUSED, visitPage } from '../harness/page-visit.ts'
import { axeViolations } from '../harness/person.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

const started = new AsyncDisposableStack()
afterAll(() => started.disposeAsync())

const BEACONS = 60
const MINUTE_MS = 60_000
const WIDE = { viewport: { width: 1440, height: 900 } }
const HOSTILE = '=HYPERLINK("https://evil.example") <img src=x>'

let seismo: Seismo
let browser: Browser

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
  for (let index = 0; index < BEACONS; index += 1) await send(index)
  await seismo.until<ExploreAnswer>('/api/query?dataset=requests', ({ n }) => n === BEACONS)
  await seismo.until<ExploreAnswer>('/api/query?dataset=errors', ({ n }) => n === BEACONS)
})

async function send(index: number): Promise<void> {
  const at = Date.now() - (5 + index * 4) * MINUTE_MS
  const release = index % 3 === 0 ? '2.41.0' : '2.40.3'
  const type = index % 3 === 0 ? 'TypeError' : 'RangeError'
  const message = index === 0 ? HOSTILE : 'total of an empty cart'
  const response = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify(
      aBeacon({
        context: { sessionId: crypto.randomUUID(), release, environment: 'production' },
        items: [
          aPageView({ at }),
          aVital({ at, name: 'INP', value: 40 + index * 10 }),
          aRequest({ at, durationMs: 20 + index * 15 }),
          anError({ at, exceptions: [{ type, message, stack: [0] }] }),
        ],
      }),
    ),
  })
  expect(response.status).toBe(202)
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SEISMO_SCREENSHOTS
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

const answer = (page: Page) => page.getByRole('region', { name: 'Answer' })

it('asks by keyboard, and the address is the whole question', { timeout: 240_000 }, async () => {
  const { page, complaints } = await visitPage(browser, seismo)
  await page.getByRole('link', { name: 'Explore' }).first().waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('x')
  await page.waitForURL(/\/p\/web\/explore/)
  await answer(page).getByText('60', { exact: true }).first().waitFor()

  // A question, without a pointer.
  await page.getByLabel('By', { exact: true }).focus()
  await page.keyboard.type('type')
  await answer(page).getByText('RangeError').waitFor()
  const asked = await answer(page).getByRole('row').allInnerTexts()
  expect(asked.map((row) => row.split(/\s+/))).toEqual([
    ['type', 'count', 'n'],
    ['RangeError', '40', '40'],
    ['TypeError', '20', '20'],
  ])
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Where' }).focus()
  await page.keyboard.type('rele')
  await page.keyboard.press('Tab')
  await page.getByRole('option', { name: '2.41.0' }).waitFor()
  await page.keyboard.press('ArrowDown')
  const suggestions = page.getByRole('listbox', { name: 'Suggestions' })
  await suggestions.getByRole('option', { selected: true }).waitFor()
  await page.keyboard.type('2.41.0')
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=release:2\.41\.0/)
  await expect.poll(() => answer(page).getByText('RangeError').count()).toBe(0)
  await page.getByRole('button', { name: 'SQL' }).click()
  await page.getByText(/release ILIKE '2\.41\.0'/).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await shot(page, 'explore-table-light')

  // What was copied shows the same to somebody else.
  const { page: other } = await visitPage(browser, seismo, { colorScheme: 'dark' })
  await other.goto(page.url())
  await answer(other).getByText('TypeError').waitFor()
  expect(await answer(other).innerText()).toBe(await answer(page).innerText())
  expect(await other.getByText(/release ILIKE/).count()).toBe(1)
  expect(await axeViolations(other)).toEqual([])
  await shot(other, 'explore-table-dark')

  // Every value filters, with Alt it leaves out; every number opens its rows.
  await page.getByRole('button', { name: 'Drop release:2.41.0' }).click()
  await answer(page)
    .getByText('RangeError')
    .click({ modifiers: ['Alt'] })
  await page.waitForURL(/q=(!|%21)type:RangeError/)
  await answer(page).getByRole('link', { name: '20' }).first().click()
  const rows = page.getByRole('region', { name: 'Rows' })
  await rows.getByText('TypeError').first().waitFor()
  await rows.getByText(HOSTILE).first().waitFor()
  await shot(page, 'explore-samples-light')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Copy or download' }).click()
  await page.getByRole('menuitem', { name: 'Download CSV' }).click()
  const csv = await readFile(await (await download).path(), 'utf8')
  expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"") <img src=x>"`)
  expect(csv.split('\r\n').filter((line) => line.includes('TypeError'))).toHaveLength(20)
  await rows.getByTitle('Open the event in its issue').first().click()
  await page
    .getByRole('heading', { name: /TypeError/ })
    .first()
    .waitFor()
  expect(complaints).toEqual([])
})

it(
  'shows lines, bars, a histogram and a heat map, at any width',
  { timeout: 240_000 },
  async () => {
    const { page, complaints } = await visitPage(browser, seismo)
    const go = (query: string) => page.goto(`${seismo.url}/p/web/explore?${query}`)

    await go('dataset=requests&measure=p95(duration)&group=release&as=line&from=-6h')
    const figure = page.getByRole('figure')
    await figure.getByText('p95(duration) over time').waitFor()
    await page.getByRole('list', { name: 'Series' }).getByText('2.41.0').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'explore-line-light')
    await page.getByRole('button', { name: /over time.* as a table/ }).click()
    await figure.getByRole('columnheader', { name: '2.40.3' }).waitFor()

    await page.getByRole('radio', { name: 'Bars' }).check({ force: true })
    await page.waitForURL(/as=bars/)
    await shot(page, 'explore-bars-light')
    await page.getByRole('radio', { name: 'Histogram' }).check({ force: true })
    await figure.getByText('histogram(duration)').waitFor()
    await shot(page, 'explore-histogram-light')
    await page.getByRole('radio', { name: 'Heat map' }).check({ force: true })
    await figure.getByText(/Values over time/).waitFor()
    // What was deployed is marked, a drag zooms, and a double-click takes that back.
    await figure.getByTitle(/2\.41\.0, first seen in production/).waitFor()
    const asked = page.url()
    const box = await figure.locator('svg[preserveAspectRatio=none]').boundingBox()
    const plot = { x: box?.x ?? 0, y: (box?.y ?? 0) + 20, width: box?.width ?? 0 }
    await page.mouse.move(plot.x + plot.width * 0.3, plot.y)
    await page.mouse.down()
    await page.mouse.move(plot.x + plot.width * 0.6, plot.y, { steps: 4 })
    await page.mouse.up()
    await page.waitForURL(/to=/)
    await page.mouse.dblclick(plot.x + plot.width / 2, plot.y)
    await page.waitForURL(({ href }) => href === asked)
    await page.emulateMedia({ colorScheme: 'dark' })
    // What is asked for anew is faded until it is there.
    await page.waitForFunction(() => document.querySelector('main [data-stale=true]') === null)
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'explore-heat-dark')

    // What watches the same begins with what was asked.
    await go('dataset=vitals&measure=p75(value)&q=metric:INP+device:desktop&from=-6h')
    await page.getByRole('button', { name: 'Make alert' }).click()
    await page.waitForURL(/\/alerts\?.*rule=new/)
    await page
      .getByText('device:desktop')
      .or(page.locator('input[value="device:desktop"]'))
      .first()
      .waitFor()
    // Which past nobody kept, so that the preview is refused, and says so.
    await page.getByText(/the past is known by environment alone/).waitFor()
    await expect.poll(() => complaints.splice(0)).toEqual([expect.stringContaining(REFUSED)])

    await page.setViewportSize({ width: 390, height: 844 })
    await go('dataset=requests&measure=p95(duration)&group=release,page&from=-6h')
    await answer(page).getByText('2.40.3').first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'explore-table-phone')
    await go('dataset=nothing&as=pie&measure=p99(x)&group=a,b&q=release:nobody')
    await page.getByRole('heading', { name: 'No row fits all of the conditions' }).waitFor()
    // What there is no such thing of is said, and which condition takes most away.
    const chips = page.getByRole('list', { name: 'Not understood in the address' })
    expect(await chips.innerText()).toMatch(/measure=p99\(x\)[\s\S]*group=a,b/)
    await go('q=release:nobody type:TypeError&from=-6h')
    await page.getByText('release:nobody takes most away: without it, there would be 20.').waitFor()
    await page.getByRole('link', { name: 'Drop release:nobody (20)' }).click()
    await answer(page).getByText('20', { exact: true }).first().waitFor()
    expect(complaints).toEqual([])
  },
)

it(
  'keeps a question on the overview, in its time, until it is taken off',
  { timeout: 240_000 },
  async () => {
    const { page, complaints } = await visitPage(browser, seismo, WIDE)
    const pinned = page.getByRole('region', { name: 'Pinned' })
    const question = (name: string) => pinned.getByRole('listitem').filter({ hasText: name })
    const toOverview = () => page.getByRole('link', { name: 'Overview' }).first().click()
    const ask = (query: string) => page.goto(`${seismo.url}/p/web/explore?${query}`)

    // Saved with its place, or put there afterwards.
    await ask('dataset=errors&group=type&from=-6h')
    await save(page, 'Errors by type', 'And on the overview')
    await ask('dataset=requests&measure=p95(duration)&from=-6h')
    await save(page, 'Slow requests', 'A tab here')
    await page.getByRole('button', { name: 'Change the view Slow requests' }).click()
    await page.getByRole('menuitem', { name: 'Pin to the overview' }).click()
    await page.getByText('Pinned Slow requests to the overview').waitFor()

    await toOverview()
    await question('Errors by type').getByText('RangeError').waitFor()
    await question('Slow requests').getByText('n=60').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'overview-pinned-light')
    await question('Slow requests').getByRole('link').click()
    await page.waitForURL(/\/explore\?.*measure=p95/)

    // Nobody else sees what only its owner does.
    const { page: other, context } = await visitPage(browser, seismo, { as: await aViewer() })
    await other.goto(`${seismo.url}/p/web/overview`)
    await other.getByRole('region', { name: 'What changed' }).waitFor()
    expect(await other.getByRole('region', { name: 'Pinned' }).count()).toBe(0)
    await context.close()

    await toOverview()
    await page.getByRole('button', { name: 'Take Slow requests off the overview' }).click()
    await question('Slow requests').waitFor({ state: 'detached' })
    // The one before may still be there.
    await page
      .getByRole('status')
      .locator('div', { hasText: 'Took Slow requests off the overview' })
      .getByRole('button', { name: 'Undo' })
      .click()
    await question('Slow requests').waitFor()
    await page.getByRole('button', { name: 'Take Errors by type off the overview' }).click()
    await question('Errors by type').waitFor({ state: 'detached' })
    await page.reload()
    await question('Slow requests').waitFor()
    expect(await pinned.getByRole('listitem').count()).toBe(1)
    expect(complaints).toEqual([])
  },
)

async function save(page: Page, name: string, place: string): Promise<void> {
  await answer(page)
    .getByText('60', { exact: true })
    .or(answer(page).getByText('RangeError'))
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Save view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save this view' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('radio', { name: place }).check()
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function aViewer(): Promise<{ name: string; password: string }> {
  const response = await fetch(`${seismo.url}/api/members`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${seismo.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'vi', role: 'viewer' }),
  })
  const { password = '' } = (await response.json()) as { password?: string } // as: the route's
  return { name: 'vi', password }
}
