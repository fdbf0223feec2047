import type { Attempts } from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
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

it('makes a project that other windows have at once, and archives it with a way back', async () => {
  const mine = await visitPage(browser, seismo, { about: REFUSED })
  const theirs = await visitPage(browser, seismo, { about: REFUSED })
  const picker = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  await picker(mine.page, 'Web').click()
  await mine.page.getByRole('menuitem', { name: 'New project…' }).click()
  const dialog = mine.page.getByRole('dialog', { name: 'New project' })
  await dialog.getByLabel('Name', { exact: true }).fill('Web')
  await dialog.getByRole('button', { name: 'Make project' }).click()
  await dialog.getByText('“web” is another project’s').waitFor()
  await dialog.getByLabel('Name', { exact: true }).fill('Café <b>Süd</b>')
  await dialog.getByText('/p/cafe-b-sud-b').waitFor()
  await dialog.getByLabel('Short name').fill('cafe')
  await dialog.getByRole('button', { name: 'Make project' }).click()
  await mine.page.getByRole('heading', { name: 'Connect Café <b>Süd</b>' }).waitFor()
  await mine.page.getByRole('radio', { name: 'npm' }).check()
  await mine.page.getByRole('radio', { name: 'Vue' }).check()
  await mine.page.getByText('seismoVue(client, { router })').waitFor()

  await picker(theirs.page, 'Web').click()
  await theirs.page.getByRole('menuitemradio', { name: 'Café <b>Süd</b>' }).click()
  await theirs.page.getByRole('heading', { name: 'Connect Café <b>Süd</b>' }).waitFor()
  await mine.page.goto(`${seismo.url}/p/cafe/settings`)
  await mine.page.getByRole('button', { name: 'Archive the project' }).click()
  const archived = (page: Page) => page.getByText('nothing is taken for this project')
  await Promise.all([archived(mine.page).waitFor(), archived(theirs.page).waitFor()])
  expect(await axeViolations(theirs.page)).toEqual([])

  await mine.page.getByRole('button', { name: 'Undo' }).click()
  await archived(theirs.page).waitFor({ state: 'detached' })
  await mine.page.getByRole('button', { name: 'Archive the project' }).click()
  await archived(theirs.page).waitFor()
  await mine.page.getByRole('button', { name: 'Take it back' }).click()
  await archived(mine.page).waitFor({ state: 'detached' })
  await archived(theirs.page).waitFor({ state: 'detached' })
  expect([...mine.complaints, ...theirs.complaints]).toEqual([])
  await mine.context.close()
  await theirs.context.close()
}, 300_000)

it('shows what rules would take out while they are typed, and what sampling costs', async () => {
  const { context, page, complaints } = await visitPage(browser, seismo, { about: REFUSED })
  await page.goto(`${seismo.url}/p/web/settings/privacy`)
  const patterns = page.getByLabel('Patterns, one per line')
  await patterns.fill('till: Checkout')
  await page.getByRole('deletion').filter({ hasText: 'Checkout failed' }).first().waitFor()
  await page.getByRole('insertion').filter({ hasText: '[till] failed' }).first().waitFor()
  await patterns.fill('slow: (\\w+\\s?)+!')
  await page.getByRole('button', { name: 'Save rules' }).click()
  await page.getByText(/“slow” takes too long/).waitFor()
  await patterns.fill('till: Checkout')
  await page.getByRole('button', { name: 'Save rules' }).click()
  await page.getByText('Saved by admin').waitFor()

  await page.getByRole('link', { name: 'Sampling' }).click()
  await page.getByText('All is sent, so every number is a count').waitFor()
  await page.getByLabel('Errors: percent of the sessions').fill('20')
  await page.getByText('goes unseen with a chance of 51').waitFor()
  await page.getByRole('button', { name: 'Save sampling' }).click()
  await page.getByText('Pages hear of it with their next beacon').waitFor()
  await page.getByRole('button', { name: 'Back to what seismo.yaml says' }).click()
  await page.getByText('All is sent, so every number is a count').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
