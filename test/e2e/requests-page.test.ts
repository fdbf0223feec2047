import { mkdir } from 'node:fs/promises'
import type { EndpointStats } from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, aRequest } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { faultsInEveryLook } from '../harness/looks.ts'
import { visitPage } from '../harness/page-visit.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

const MINUTE = 60_000
const VISITS = 80
const HOSTILE = `https://evil.example/<img src=x onerror=alert(1)>/'"/${'x'.repeat(900)}`
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'

let seismo: Seismo
let browser: Browser
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
}, 180_000)

afterAll(() => started.disposeAsync())

/** Somebody on a page who asks the shop's API, and a host that keeps all to itself. */
async function visit(index: number): Promise<void> {
  const at = Date.now() - (3 + index * 4) * MINUTE
  const answered = at + 10_000
  const fails = index % 8 === 0
  const durationMs = 80 + (index % 10) * 12
  const items = [
    aRequest({
      ...{ at: answered, target: `https://api.shop.example/orders/${String(index)}` },
      ...{ status: fails ? 503 : 200, durationMs: fails ? 2_400 : durationMs },
      ...(index === 1 && { traceId: TRACE }),
      timing: {
        marks: [2, 2, 8, 8, 30, 31, durationMs - 10, durationMs],
        ...{ transferBytes: index % 4 === 1 ? 0 : 2_400, bodyBytes: 2_048, protocol: 'h2' },
        server: ['app;dur=40', 'db;dur=12.5;desc=carts'],
      },
    }),
    aRequest({ at: answered, target: 'https://cdn.other.example/pixel', durationMs: 30 }),
    ...(index % 2 === 0
      ? [aRequest({ at: answered, method: 'POST', target: 'https://api.shop.example/cart' })]
      : []),
    ...(index === 0 ? [aRequest({ at: answered, target: HOSTILE, operation: 'Quote "it"' })] : []),
  ]
  const route = index % 3 === 0 ? '/checkout' : '/orders/:id'
  const response = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(
      aBeacon({
        context: { sessionId: crypto.randomUUID(), release: index < 20 ? '2.41.0' : '2.40.3' },
        view: { id: crypto.randomUUID(), url: 'https://www.shop.example/orders/7', route },
        items,
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

it(
  'shows all requests, those that failed and their hosts, and opens one of them',
  { timeout: 300_000 },
  async () => {
    const { page, complaints } = await visitPage(browser, seismo, {
      viewport: { width: 1440, height: 900 },
    })
    const row = (text: string) => page.getByRole('row').filter({ hasText: text })
    // What the next answer will replace is pale.
    const settled = page.locator('table[aria-busy=false]')
    await page.goto(`${seismo.url}/p/web/requests`)
    await page.getByRole('heading', { name: 'No request was seen in 14 days' }).waitFor()

    for (let index = 0; index < VISITS; index += 1) await visit(index)
    await seismo.until<{ items: EndpointStats[] }>('/api/requests/endpoints', ({ items }) =>
      items.some(({ n }) => n === VISITS),
    )

    // The stream brought them: nobody had to look again.
    await expect
      .poll(() => row('example/orders/:id').innerText())
      .toMatch(/\+ 1 more\s+80\s+10\s+13 %[\s\S]*2.4 kB\s+25 %/)
    await row('cdn.other.example').getByText('third party').waitFor()
    await page.getByRole('columnheader', { name: 'p95' }).getByRole('link').click()
    await page.waitForURL(/most=p95/)
    await expect.poll(() => page.locator('[data-row]').first().innerText()).toMatch(/orders\/:id/)
    await settled.locator('th[data-column=p95][aria-sort]').waitFor()
    expect(await faultsInEveryLook(page, (look) => shot(page, `requests-${look}`))).toEqual([])
    await page.getByRole('searchbox', { name: 'Find a request' }).fill('post */cart')
    await row('cdn.other.example').waitFor({ state: 'detached' })
    await page.reload()
    await row('/cart').waitFor()
    expect(await page.locator('[data-row]').count()).toBe(1)
    await page.getByRole('searchbox', { name: 'Find a request' }).fill('nothing-like-it')
    await page.getByRole('heading', { name: 'No request fits' }).waitFor()
    await page.getByRole('link', { name: 'Show all requests' }).click()

    await page.getByRole('link', { name: 'Hosts', exact: true }).click()
    await row('evil.example').getByText('third party').waitFor()
    await row('api.shop.example').getByText('first party').waitFor()
    await settled.waitFor()
    expect(await faultsInEveryLook(page, (look) => shot(page, `hosts-${look}`))).toEqual([])
    await page.getByRole('link', { name: 'api.shop.example' }).click()
    await page.getByRole('group', { name: 'Only of these' }).getByText('api.shop.example').waitFor()
    await expect.poll(() => page.locator('[data-row]').count()).toBe(2)

    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /GET https:.*orders\/:id/ }).waitFor()
    const phases = page.getByRole('figure', { name: 'Phases' })
    await phases.getByText('Connect, TLS').waitFor()
    await phases.getByRole('button', { name: /as a table/ }).click()
    await phases.getByRole('row', { name: 'Connect, TLS 22 ms 22 ms' }).waitFor()
    await phases.getByRole('button', { name: /as a chart/ }).click()
    await page
      .getByRole('figure', { name: 'Server and network' })
      .getByText('app', { exact: true })
      .waitFor()
    await page.getByRole('figure', { name: 'Answers over time' }).getByText('5xx 10').waitFor()
    await page.getByRole('region', { name: 'Outcomes' }).getByText('HTTP 503').waitFor()
    await page.getByRole('region', { name: 'Pages that make it' }).getByText('/checkout').waitFor()
    await page.getByRole('region', { name: 'Releases' }).getByText('2.40.3').waitFor()
    expect(await faultsInEveryLook(page, (look) => shot(page, `endpoint-${look}`))).toEqual([])
    const address = page.url()
    await page.reload()
    const samples = page.getByRole('region', { name: 'Samples', exact: true })
    await samples.getByText('2.4 s').first().waitFor()
    expect(page.url()).toBe(address)
    await samples.getByRole('link', { name: 'Open' }).click()
    await page.waitForURL(/trace=/)
    await samples.getByRole('link', { name: 'Close' }).click()
    await samples
      .getByRole('link', { name: /^[\da-f-]{36}$/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: /Session/ }).waitFor()
    await page.goBack()
    await samples.waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL(/requests\?/)
    await expect.poll(() => page.locator('[data-row]').count()).toBe(2)

    // What failed stays where it was; an address of before leads there.
    await page.goto(`${seismo.url}/p/web/requests?order=p95`)
    await row('example/orders/:id').getByText('HTTP 503').waitFor()
    await page.getByRole('link', { name: 'All', exact: true }).click()
    await page.locator('[data-row]', { hasText: 'evil.example' }).click()
    await page.getByRole('heading', { level: 1, name: /evil\.example.*Quote "it"/ }).waitFor()
    await page.getByRole('region', { name: 'Samples', exact: true }).waitFor()
    // Nothing is told of its phases: the page has no section of them.
    expect(await page.getByRole('figure', { name: 'Phases' }).count()).toBe(0)
    expect(await page.locator('img').count()).toBe(0)
    await page.goto(`${seismo.url}/p/web/requests/endpoint?method=GET&target=/none`)
    await page.getByRole('heading', { name: /Nothing was seen of this request/ }).waitFor()
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([])
  },
)
