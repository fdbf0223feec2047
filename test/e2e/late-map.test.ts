import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { IssueDetail, IssueSummary } from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RELEASE, serveWithoutMaps, type BrokenPage } from '../harness/broken-page.ts'
import { launchChromium } from '../harness/chromium.ts'
import { visitPage } from '../harness/page-visit.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

interface List {
  items: IssueSummary[]
}

const results = fileURLToPath(new URL('../results/', import.meta.url))
const MINUTE = 60_000

let seismo: Seismo
let brokenPage: BrokenPage
let browser: Browser
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  brokenPage = await serveWithoutMaps(seismo)
  started.defer(brokenPage.close)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

async function breakOnce(): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(brokenPage.url, { waitUntil: 'networkidle' })
  await page.click('#total')
  // Closing sends what is still waiting in the page.
  await context.close()
}

async function openIssue(shortId: string): Promise<Page> {
  const { page } = await visitPage(browser, seismo, { viewport: { width: 1440, height: 1200 } })
  await page.goto(`${seismo.url}/p/web/issues/${shortId}`)
  await page.getByText('No source map').first().waitFor()
  return page
}

const eventsOf = ({ items }: List) => items.reduce((sum, { events }) => sum + events, 0)

it(
  'shows the source on a page that is open, in one issue, for good',
  { timeout: 180_000 },
  async () => {
    await breakOnce()
    await breakOnce()
    const before = await seismo.until<List>('/api/issues', (list) => eventsOf(list) === 2)
    const [old] = before.items
    expect(before.items).toHaveLength(1)
    const page = await openIssue(old?.shortId ?? '')
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))

    await brokenPage.uploadMaps()

    const { line, text } = await brokenPage.lineOf('src/cart.ts', '.item.price')
    await page.getByText(text.trim()).first().waitFor({ timeout: MINUTE })
    const entry = `Source map of ${brokenPage.script} (release ${RELEASE}) arrived`
    await page.getByText(`${entry}: 1 stack, 2 events repaired`).waitFor({ timeout: MINUTE })
    const [now] = (await seismo.get<List>('/api/issues')).items
    await page.waitForURL(new RegExp(`/p/web/issues/${now?.shortId ?? 'none'}$`))
    await mkdir(results, { recursive: true })
    await page.screenshot({ path: `${results}late-map.png`, fullPage: true })

    const main = (await page.textContent('main')) ?? ''
    expect(main).toContain('src/cart.ts')
    expect(main).toContain(`:${line}`)
    expect(now?.shortId).not.toBe(old?.shortId)

    await breakOnce()
    const after = await seismo.until<List>('/api/issues', (list) => eventsOf(list) === 3)
    expect(after.items).toMatchObject([{ id: now?.id, events: 3, sessions: 3 }])
    const detail = await seismo.get<IssueDetail>(`/api/issues/${old?.id ?? ''}`)
    expect(detail.activity.map(({ verb }) => verb)).toEqual(['repaired', 'created'])

    await page.goto(`${seismo.url}/i/${old?.shortId ?? ''}`)
    await page.waitForURL(new RegExp(`/p/web/issues/${now?.shortId ?? 'none'}$`))
    await page.goto(`${seismo.url}/p/web/issues`)
    await page
      .getByText(/Cannot read properties of undefined/)
      .first()
      .waitFor()
    expect(await page.getByText(/Cannot read properties of undefined/).count()).toBe(1)
    expect(complaints).toEqual([])
    await page.close()
  },
)
