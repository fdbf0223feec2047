import { mkdir } from 'node:fs/promises'
import type { ReleaseSummary } from '@seismo/ingest/api'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAtMost } from '../../packages/ingest/src/lib/at-most.ts'
import { aBeacon, anError, aPageView, aVital } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { visitPage } from '../harness/page-visit.ts'
import { axeViolations } from '../harness/person.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'
import { serveSlowPage } from '../harness/slow-page.ts'

const OLD = '2.40.3'
const BAD = 'web@2.41.0+7/ä'
const HOUR = 3_600_000

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

async function logIn(options: BrowserContextOptions = {}): Promise<Page> {
  return (await visitPage(browser, seismo, options)).page
}

interface Session {
  ago: number
  user: number
  crashes: boolean
  lcp: number
}

async function sessions(release: string, many: number, of: (index: number) => Session) {
  const fewAtOnce = createAtMost(8)
  const all = Array.from({ length: many }, (_, index) => of(index))
  await Promise.all(all.map((one) => fewAtOnce(() => session(release, one))))
}

/** One session of a user, so many milliseconds ago. */
async function session(release: string, { ago, user, crashes, lcp }: Session): Promise<void> {
  const at = Date.now() - ago
  const context = { sessionId: crypto.randomUUID(), userId: `user-${String(user)}`, release }
  const exceptions = [{ type: 'TypeError', message: 'total of an empty cart', stack: [0] }]
  const response = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(
      aBeacon({
        context: { ...context, environment: 'production' },
        items: [
          aPageView({ at }),
          aVital({ at, value: lcp }),
          ...(crashes ? [anError({ at, exceptions })] : []),
        ],
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

it('shows how to name a release, and then what a bad one broke', { timeout: 240_000 }, async () => {
  const page = await logIn()
  await page.getByRole('link', { name: 'Releases' }).first().waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await page.waitForURL(/\/p\/web\/releases/)
  await page.getByRole('heading', { name: 'No page names its release' }).waitFor()
  await page.getByText('data-release="1.0.0"').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await shot(page, 'releases-none')

  await sessions(OLD, 120, (index) => ({
    ago: 23 * HOUR - index * 600_000,
    user: index % 70,
    crashes: index === 7,
    lcp: 1_000,
  }))
  await sessions(BAD, 60, (index) => ({
    ago: 2 * HOUR - index * 100_000,
    user: index,
    crashes: index % 5 === 0,
    lcp: 3_000,
  }))
  // A real page of the bad one, that breaks.
  const shop = await serveSlowPage(seismo, { release: BAD })
  started.defer(shop.close)
  const visitor = await browser.newPage()
  await visitor.goto(shop.url, { waitUntil: 'networkidle' })
  await visitor.click('#broken')
  // It stays open: what is on its way would go with its context.
  await visitor.goto('about:blank')
  const { items } = await seismo.until<{ items: ReleaseSummary[] }>('/api/releases', (list) =>
    list.items.some(({ release, errors }) => release === BAD && errors === 13),
  )
  expect(items).toMatchObject([
    { release: BAD, sessions: 61, errors: 13, users: 60, newIssues: 1 },
    { release: OLD, sessions: 120, errors: 1, users: 70, newIssues: 1 },
  ])

  // The stream brought them: nobody had to look again.
  const row = page.getByRole('row').filter({ hasText: BAD })
  await row.getByText('1 new').waitFor()
  await row.getByText('first seen in production').waitFor()
  const at = new Date(Date.now() - 2.1 * HOUR).toISOString()
  const told = await fetch(`${seismo.url}/api/deploys`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${seismo.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ release: BAD, environment: 'production', at, commit: 'c0ffee1234567' },
      url: 'https://ci.example/runs/7',
    }),
  })
  expect(told.status).toBe(200)
  await row.getByText('deployed to production').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await shot(page, 'releases-light')

  await row.getByRole('link').first().click()
  await page.getByRole('heading', { name: BAD }).waitFor()
  await page.getByText('worse').waitFor()
  await page.getByText('c0ffee123456').waitFor()
  expect(
    await page
      .getByRole('figure', { name: 'Adoption' })
      .getByTitle(/deployed to/)
      .count(),
  ).toBe(1)
  expect(await axeViolations(page)).toEqual([])
  await shot(page, 'release-light')
  // Its address leads there again, whatever its name holds.
  await page.reload()
  await page.getByRole('heading', { name: BAD }).waitFor()
  // A version is no name of a file.
  const shell = await fetch(`${seismo.url}/p/web/releases/2.41.0`)
  expect(shell.headers.get('content-type')).toContain('text/html')
  await page.getByRole('button', { name: /Adoption.* as a table/ }).click()
  await page.getByRole('region', { name: 'Adoption, table' }).getByText('All sessions').waitFor()
  await page.getByRole('link', { name: `Previous: ${OLD}` }).click()
  await page.getByRole('heading', { name: OLD }).waitFor()
  await page.getByRole('link', { name: /TypeError/ }).click()
  await page.waitForURL(/\/p\/web\/issues\//)
  await page
    .getByTitle(/deployed to production/)
    .first()
    .waitFor()
  await page.context().close()
})

it.each([
  ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: { width: 390, height: 844 } }],
] as const)('is as good %s', { timeout: 120_000 }, async (name, options) => {
  const page = await logIn(options)
  await page.goto(`${seismo.url}/p/web/releases`)
  await page.getByRole('link', { name: OLD }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await shot(page, `releases-${name}`)
  await page.getByRole('link', { name: BAD }).click()
  await page.getByRole('figure', { name: 'Adoption' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  const width = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(width).toBeLessThanOrEqual(0)
  await shot(page, `release-${name}`)
  await page.goto(`${seismo.url}/p/web/releases?name=nothing&from=-24h`)
  await page.getByRole('heading', { name: 'No release fits' }).waitFor()
  await page.context().close()
})
