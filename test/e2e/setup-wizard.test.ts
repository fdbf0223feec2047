import type { Attempts } from '@seismo/ingest/api'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { startServer, type TestServer } from '../harness/http-server.ts'
import { REFUSED, visitPage } from '../harness/page-visit.ts'
import { axeViolations } from '../harness/person.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

const LOOKS = [
  ['light', 1280],
  ['dark', 390],
] as const

let seismo: Seismo
let shop: TestServer
let browser: Browser
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  shop = await startServer((request, response) => {
    const key = new URL(request.url ?? '/', 'http://shop').searchParams.get('key') ?? ''
    response.setHeader('Content-Type', 'text/html')
    response.end(
      `<!doctype html><title>Shop</title>
       <script async src="${seismo.url}/seismo.min.js" crossorigin data-key="${key}"></script>`,
    )
  })
  started.defer(shop.close)
  browser = await launchChromium()
  started.defer(() => browser.close())
  await fetch(`${seismo.url}/api/projects/web`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${seismo.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ allowedOrigins: ['https://shop.example'] }),
  })
})

afterAll(() => started.disposeAsync())

/** A customer, who goes away again: that is when a page sends what is left. */
async function visitShop(key: string): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${shop.url}/?key=${key}`)
  await page.waitForFunction('window.seismo !== undefined')
  await page.evaluate('window.seismo.captureError(new Error("Checkout failed"))')
  await page.evaluate('window.seismo.flush()')
  // It stays open: what is on its way would go with its context.
  await page.goto('about:blank')
}

it('shows what is refused with its remedy, allows an origin at a click, and sees the first event', async () => {
  const { context, page, complaints } = await visitPage(browser, seismo, { about: REFUSED })
  await page.getByRole('heading', { name: 'Connect Web' }).waitFor()
  await page.getByText(`script-src ${seismo.url}; connect-src ${seismo.url}`).waitFor()

  await visitShop('not-the-key')
  const refused = page.getByRole('list', { name: 'What did not get through' })
  await refused.getByText(`${shop.url} sent with a key that no project has.`).waitFor()

  await visitShop(seismo.publicKey)
  await refused.getByText(`${shop.url} is not among the allowed origins.`).waitFor()
  for (const [colorScheme, width] of LOOKS) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    expect(await axeViolations(page)).toEqual([])
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(overflow).toBeLessThanOrEqual(0)
  }

  await refused.getByRole('button', { name: `Allow ${shop.url}` }).click()
  await refused.getByText('is not among the allowed origins').waitFor({ state: 'detached' })
  await visitShop(seismo.publicKey)

  await page.getByRole('link', { name: /Checkout failed/ }).waitFor()
  const { loads } = await seismo.get<Attempts>('/api/attempts?project=web')
  expect(loads.map(({ origin }) => origin)).toEqual([shop.url])
  expect(complaints).toEqual([])
  await context.close()
})
