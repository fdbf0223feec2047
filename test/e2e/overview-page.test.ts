import { mkdir } from 'node:fs/promises'
import type { Overview } from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, aPageView, aVital } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { visitPage } from '../harness/page-visit.ts'
import { axeViolations } from '../harness/person.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

const HOUR = 3_600_000
/** Worst first; the last one few people saw. */
const HOSTILE = `/account/<img src=x onerror=alert(1)>`
const PAGES = [
  { route: '/checkout/pay', lcp: 6_000, n: 60 },
  { route: '/product/zoom', lcp: 3_000, n: 60 },
  { route: '/checkout', lcp: 1_000, n: 60 },
  { route: HOSTILE, lcp: 9_000, n: 4 },
] as const
/** All of one visit. */
const SESSION = crypto.randomUUID()
const WIDE = { viewport: { width: 1440, height: 900 } }

let seismo: Seismo
let browser: Browser
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
  for (const page of PAGES) await send(page)
  await seismo.until<Overview>('/api/overview', ({ n }) => n.reduce((a, b) => a + b, 0) === 184)
})

afterAll(() => started.disposeAsync())

/** Over the last twenty hours, of which the last ones are twice as slow. */
async function send({ route, lcp, n }: (typeof PAGES)[number]): Promise<void> {
  const times = Array.from({ length: n }, (_, index) => Date.now() - (20 * HOUR * (n - index)) / n)
  const response = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(
      aBeacon({
        context: { sessionId: SESSION, release: '2.41.0', environment: 'production' },
        view: { id: crypto.randomUUID(), url: 'https://shop.example/', route },
        items: times.flatMap((time) => {
          const at = Math.round(time)
          return [aVital({ at, value: lcp }), aPageView({ at })]
        }),
      }),
    ),
    headers: { 'content-type': 'text/plain' },
  })
  expect(response.status).toBe(202)
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SEISMO_SCREENSHOTS
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

function isInSight(element: Element): boolean {
  const { top } = element.getBoundingClientRect()
  return top >= 0 && top < innerHeight
}

const grid = (page: Page) => page.getByRole('button', { name: 'Pages by LCP p75, all of them' })
const stripes = (page: Page) => page.getByRole('button', { name: 'Pages by LCP p75, over time' })

it('is where one comes in, and leads from a square to its page', { timeout: 240_000 }, async () => {
  const { page, complaints } = await visitPage(browser, seismo, WIDE)
  await page.goto(seismo.url)
  await page.waitForURL(({ pathname }) => pathname === '/p/web/overview')
  await page.getByText('1 needs improvement').waitFor()
  await page.getByText('1 low sample').waitFor()
  const worst = page.getByRole('region', { name: 'Worst now' }).getByRole('row')
  expect(await worst.allTextContents()).toMatchObject([
    expect.any(String),
    expect.stringContaining('/checkout/pay6.0 s'),
    expect.stringContaining('/product/zoom'),
    expect.stringContaining('/checkout'),
  ])
  await page.getByRole('region', { name: 'What changed' }).getByText('2.41.0').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await shot(page, 'overview-light')

  // The first square of the first group is its worst.
  await grid(page).hover({ position: { x: 8, y: 28 } })
  await page.getByText('n=60 views').first().waitFor()
  await grid(page).click({ position: { x: 8, y: 28 } })
  const drawer = page.getByRole('dialog', { name: '/checkout/pay' })
  await drawer.getByText('6.0 s', { exact: true }).waitFor()
  expect(new URL(page.url()).searchParams.get('entity')).toBe('/checkout/pay')
  expect(await axeViolations(page)).toEqual([])
  await shot(page, 'overview-drawer')
  await page.reload()
  await drawer.getByText('n=60 views', { exact: true }).waitFor()
  await drawer.getByRole('link', { name: 'Its issues' }).click()
  await page.waitForURL(/\/p\/web\/issues\?.*q=page:\/checkout\/pay/)

  await page.getByRole('heading', { name: 'Issues', level: 1 }).waitFor()

  // Keys lead back, over the cells, and into one.
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await page.waitForURL(({ pathname }) => pathname === '/p/web/overview')
  await grid(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.locator('[aria-live]').getByText('1.0 s').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: '/checkout' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await stripes(page).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowDown')
  await page.locator('[aria-live]').getByText('/product/zoom').waitFor()

  // The same as a table, which a reload leaves as it is; whatever a page is called.
  await page.getByRole('button', { name: 'Table' }).click()
  const table = page.getByRole('region', { name: 'Pages by LCP p75, table' })
  await table.getByText(HOSTILE).waitFor()
  await page.reload()
  await table.getByText(HOSTILE).waitFor()
  expect(await table.getByRole('row').count()).toBe(5)
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Pictures' }).click()

  // A part of the time is dragged over to be compared with the rest.
  const over = await stripes(page).boundingBox()
  if (over === null) throw new Error('no stripes')
  await page.mouse.move(over.x + over.width / 2, over.y + 10)
  await page.mouse.down()
  await page.mouse.move(over.x + over.width - 20, over.y + 10, { steps: 4 })
  await page.mouse.up()
  await page.getByRole('heading', { name: 'What differs in this part' }).waitFor()
  expect(new URL(page.url()).searchParams.get('look')).toBe('compare')

  // What was picked is offered in the rail, too, and as a question of Explore; keys pick as well.
  const rail = page.getByRole('region', { name: 'What changed' })
  const looks = page.getByRole('region', { name: 'What moved with it' })
  const [from] = (new URL(page.url()).searchParams.get('box') ?? '').split(',')
  const explore = await rail.getByRole('link', { name: 'Open in Explore' }).getAttribute('href')
  const asked = new URL(explore ?? '', seismo.url).searchParams
  expect(asked.get('q')).toBe('metric:LCP')
  expect(asked.get('from')).toBe(from)
  await looks.getByRole('button', { name: 'Compare', exact: true }).click()
  await page.waitForURL(({ searchParams }) => !searchParams.has('look'))
  await rail.getByRole('button', { name: 'Compare selection' }).click()
  await page.getByRole('heading', { name: 'What differs in this part' }).waitFor()
  await expect.poll(() => looks.evaluate(isInSight)).toBe(true)
  await rail.getByRole('button', { name: 'Clear the selection' }).click()
  await page.waitForURL(({ searchParams }) => !searchParams.has('box'))
  await stripes(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await page.waitForURL(({ searchParams }) => searchParams.has('box'))
  await rail.getByRole('button', { name: 'Compare selection' }).waitFor()

  // Alike, whatever was counted, which the address keeps.
  await page.getByText('The larger, the more views.').waitFor()
  await page.getByRole('button', { name: 'Size by views' }).click()
  await page.getByRole('menuitemradio', { name: 'nothing' }).click()
  await page.getByText('The larger, the more views.').waitFor({ state: 'detached' })
  expect(new URL(page.url()).searchParams.get('size')).toBe('same')

  // Against what changes are is chosen, said, and in the address.
  await page.getByRole('button', { name: 'Compare with the time before' }).click()
  await page.getByRole('menuitemradio', { name: 'a week before' }).click()
  await page.getByText('LCP p75, Δ against a week before').waitFor()
  await grid(page).click({ position: { x: 8, y: 28 } })
  await page.getByRole('dialog').getByText('unknown: it was not seen then').waitFor()
  await page.keyboard.press('Escape')
  expect(new URL(page.url()).searchParams.get('against')).toBe('week')

  // What has no thresholds can keep its scale, until it is of something else.
  const fillBy = page.getByRole('button', { name: /^Fill by/ })
  await fillBy.click()
  await page.getByRole('menuitemradio', { name: 'Errors a view' }).click()
  await page.getByRole('button', { name: 'Pin the scale' }).click()
  await page.getByText(', pinned').waitFor()
  expect(new URL(page.url()).searchParams.get('scale')).toBe('0..0')
  await page.getByRole('button', { name: 'Let the scale follow what is seen' }).waitFor()
  await shot(page, 'overview-pinned')

  await fillBy.click()
  await page.getByRole('menuitemradio', { name: 'INP p75' }).click()
  await page.waitForURL(({ searchParams }) => !searchParams.has('scale'))
  await page.getByRole('heading', { name: 'No views in this time range' }).waitFor()

  // Over the distribution of a vital lies who went on to a page.
  await page.goto(`${seismo.url}/p/web/vitals`)
  const distribution = page.getByRole('figure', { name: 'LCP distribution' })
  const goal = distribution.getByRole('combobox', { name: 'Overlay visits that reached…' })
  await goal.fill('/checkout/pay')
  await goal.press('Enter')
  await distribution.getByText('100 % of n=124 are of visits that reached').waitFor()
  expect(new URL(page.url()).searchParams.get('goal')).toBe('/checkout/pay')
  expect(await axeViolations(page)).toEqual([])
  await shot(page, 'vitals-goal')
  await distribution.getByRole('button', { name: 'as a table' }).click()
  await distribution.getByRole('cell', { name: '100 % of n=60', exact: true }).first().waitFor()
  await distribution.getByRole('cell', { name: 'low sample, n=4', exact: true }).waitFor()

  // The values that a percentile is of are a click away, the slowest first.
  await page.getByRole('link', { name: 'Slowest in Explore' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/p/web/explore')
  await page.getByRole('cell', { name: HOSTILE }).first().waitFor()

  // Half of them are in the window before, as slow.
  await page.goto(`${seismo.url}/p/web/vitals?from=-10h`)
  const change = page.getByRole('link', { name: /^LCP/ }).getByTitle('in the window before')
  expect(await change.innerText()).toBe('±0')
  expect(complaints).toEqual([])
  await page.context().close()
})

it.each([
  ['dark', WIDE.viewport],
  ['light', { width: 390, height: 844 }],
] as const)('can be used in %s at %j', { timeout: 120_000 }, async (colorScheme, viewport) => {
  const { page, complaints } = await visitPage(browser, seismo, { colorScheme, viewport })
  await page.goto(`${seismo.url}/p/web/overview?show=nonsense&fill=cpu&entity=gone`)
  await stripes(page).waitFor()

  expect(await grid(page).count()).toBe(viewport.width < 720 ? 0 : 1)
  expect(await axeViolations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    viewport.width,
  )
  await shot(page, `overview-${colorScheme}-${String(viewport.width)}`)
  expect(complaints).toEqual([])
  await page.context().close()
})
