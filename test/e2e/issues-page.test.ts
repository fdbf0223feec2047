import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { serveBrokenPage, type BrokenPage } from '../harness/broken-page.ts'
import { launchChromium } from '../harness/chromium.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

let seismo: Seismo
let brokenPage: BrokenPage
let browser: Browser
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  brokenPage = await serveBrokenPage(seismo)
  started.defer(brokenPage.close)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

/** A person at the page; what the page complains of is kept. */
async function logIn() {
  const context = await browser.newContext()
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401'))
      complaints.push(message.text())
  })
  await page.goto(`${seismo.url}/login?next=/p/web/issues`)
  await page.getByLabel('Name').fill('admin')
  await page.getByLabel('Password').fill(seismo.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/p/web/issues')
  return { context, page, complaints }
}

async function visitBrokenPage(...clicks: string[]): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(brokenPage.url, { waitUntil: 'networkidle' })
  for (const id of clicks) await page.click(`#${id}`)
  // Closing sends what is still waiting in the page.
  await context.close()
}

async function send(message: string): Promise<void> {
  const item = anError({ exceptions: [{ type: 'SentError', message }] })
  await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(aBeacon({ items: [item] })),
  })
}

it('refuses a wrong password and says so', async () => {
  const page = await browser.newPage()
  await page.goto(seismo.url)
  await page.getByLabel('Name').fill('admin')
  await page.getByLabel('Password').fill('a guess')
  await page.getByRole('button', { name: 'Log in' }).click()

  const answer = page.getByText(/password is wrong/i)
  await answer.waitFor()

  expect(new URL(page.url()).pathname).toBe('/login')
  await page.close()
})

it('waits for the first event and shows it without a reload', async () => {
  const { context, page, complaints } = await logIn()
  await page.getByText(/Waiting for the first event/).waitFor()
  expect(await page.textContent('body')).toContain(seismo.publicKey)

  await visitBrokenPage('total')

  await page
    .getByText(/Cannot read properties of undefined/)
    .first()
    .waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

it('opens the issue at its source line, resolves it, and sees it regress', async () => {
  await visitBrokenPage('total')
  const { context, page, complaints } = await logIn()
  await page
    .getByText(/Cannot read properties of undefined/)
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: /TypeError/ }).waitFor()

  const { text } = await brokenPage.lineOf('src/cart.ts', '.item.price')
  await page.getByText(text.trim()).first().waitFor()
  expect(await page.textContent('main')).toMatch(/src\/cart\.ts/)

  await page
    .getByRole('button', { name: /^Resolve/ })
    .first()
    .click()
  await page
    .getByRole('button', { name: /^Reopen/ })
    .first()
    .waitFor()
  await page.goto(`${seismo.url}/p/web/issues?state=resolved`)
  await page
    .getByText(/Cannot read properties of undefined/)
    .first()
    .waitFor()

  await visitBrokenPage('total')
  await page.goto(`${seismo.url}/p/web/issues`)
  await page
    .getByText(/Regressed/i)
    .first()
    .waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

it('holds a new issue back behind a key, so that the list does not move', async () => {
  const { context, page } = await logIn()
  await page
    .getByText(/Cannot read properties of undefined/)
    .first()
    .waitFor()

  await send('a newcomer')
  await page.getByText(/1 new/).waitFor()
  expect(await page.getByText('a newcomer').count()).toBe(0)
  await page.keyboard.press('.')

  await page.getByText('a newcomer').first().waitFor()
  await context.close()
})

it('shows markup as text, under a policy that would report it', async () => {
  const { context, page, complaints } = await logIn()
  const message = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
  await send(message)
  // What comes to an open list waits for a key.
  await seismo.until<{ items: unknown[] }>('/api/issues?q=onerror', ({ items }) => items.length > 0)
  await page.goto(`${seismo.url}/p/web/issues?q=onerror`)
  await page.getByText(message).first().click()
  await page.getByRole('heading', { level: 1, name: /SentError/ }).waitFor()

  expect(await page.title()).not.toBe('1')
  expect(await page.locator('main img[src="x"], main script').count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

it('shows the list as it was when it is loaded again, then as it is, and nothing after a log-out', async () => {
  const { context, page } = await logIn()
  await page.getByText('a newcomer').first().waitFor()
  const gate = Promise.withResolvers<undefined>()
  await page.route('**/api/issues?*', async (route) => {
    await gate.promise
    await route.continue()
  })
  await send('came meanwhile')
  await seismo.until<{ items: unknown[] }>(
    '/api/issues?q=meanwhile',
    ({ items }) => items.length > 0,
  )

  await page.reload()
  await page.locator('[aria-busy=true]').getByText('a newcomer').first().waitFor()
  expect(await page.getByText('came meanwhile').count()).toBe(0)
  gate.resolve(undefined)
  await page.getByText('came meanwhile').first().waitFor()

  // What was kept is no answer: that there is none is said in its place.
  await page.route('**/api/issues?*', (route) => route.fulfill({ status: 500, body: '{}' }))
  await page.reload()
  await page.getByRole('button', { name: 'Try again' }).waitFor()
  expect(await page.getByText('a newcomer').count()).toBe(0)

  await page.getByRole('button', { name: /admin/ }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/login')
  await page.reload()
  expect(await page.evaluate(() => sessionStorage.getItem('seismo.kept'))).toBeNull()
  await context.close()
})
