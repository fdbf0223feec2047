import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, anError, aPageView, aRequest, aVital } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { faultsIn } from '../harness/looks.ts'
import { REFUSED, visitPage, type PageVisit } from '../harness/page-visit.ts'
import { axeViolations, smallTargets } from '../harness/person.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

/** A new page is a line here; `<issue>` is the short id of one that there is. */
const PAGES = [
  'overview',
  'overview?as=table',
  'explore',
  'explore?as=samples',
  'issues',
  'issues?view=resolved&q=nothing',
  'issues/<issue>',
  'issues/<issue>?tab=events',
  'vitals',
  'requests',
  `requests/endpoint?method=GET&target=https://shop.example/${'y'.repeat(300)}&release=2.41.0`,
  'pages',
  'sessions',
  'releases',
  'releases/2.41.0',
  'alerts',
  'alerts?show=rules',
  'alerts?show=history',
  'settings',
  'settings/setup',
  'settings/grouping',
  'settings/privacy',
  'settings/sampling',
  'settings/retention',
  'settings/access',
  'settings/audit',
  'system',
]

/** Markup, a text that turns its direction round, and a word without an end. */
const HOSTILE = `<img src=x onerror="document.title='taken'"> \u202Egnp.exe ${'x'.repeat(300)}`

let seismo: Seismo
let browser: Browser
let visit: PageVisit
let page: Page
let issue = ''
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
  visit = await visitPage(browser, seismo, { viewport: { width: 1440, height: 900 } })
  page = visit.page
  watch(page)
})

afterAll(() => started.disposeAsync())

const addressOf = (path: string) => `${seismo.url}/p/web/${path.replace('<issue>', issue)}`

async function open(path: string): Promise<void> {
  await page.goto(addressOf(path))
  await shown()
}

/** The page says what it is about, and nothing of it is still on its way. */
async function shown(): Promise<void> {
  await page.locator('main :is(h1, [role=alert] h2)').first().waitFor()
  await expect.poll(() => waiting.size, { timeout: 20_000 }).toBe(0)
  await page.waitForFunction(() => document.querySelector('main [aria-busy=true]') === null)
}

/** Questions that the page still waits to be answered; the stream never is. */
const waiting = new Set<Request>()

function watch(watched: Page): void {
  waiting.clear()
  const done = (request: Request) => void waiting.delete(request)
  watched.on('request', (request) => {
    if (!request.url().includes('/api/stream')) waiting.add(request)
  })
  watched.on('requestfinished', done)
  watched.on('requestfailed', done)
}

/** What is there to read, whatever the time. */
async function words(): Promise<string> {
  const text = await page.locator('main').innerText()
  return text.replace(/(just now|now|\d+ (s|min|h) ago)/g, 'ago').replace(/\d+/g, '0')
}

const SAME = { gone: [], come: [] }

/** Lines that are there only before or only after. */
async function afterReload(): Promise<{ gone: string[]; come: string[] }> {
  const before = (await words()).split('\n')
  await page.reload()
  await shown()
  const after = (await words()).split('\n')
  return {
    gone: before.filter((line) => !after.includes(line)),
    come: after.filter((line) => !before.includes(line)),
  }
}

function complaintsSince(): string[] {
  return visit.complaints.splice(0)
}

async function sendHostile(): Promise<void> {
  const items = [
    anError({ exceptions: [{ type: 'HostileError', message: HOSTILE }] }),
    anError({ exceptions: [{ type: 'TypeError', message: 'Cannot read price' }] }),
    ...[aPageView(), aVital({}), aRequest({ target: `https://shop.example/${'y'.repeat(300)}` })],
  ]
  const body = JSON.stringify(
    aBeacon({ context: { sessionId: 'a-session', release: '2.41.0' }, items }),
  )
  await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, { method: 'POST', body })
  const { items: issues } = await seismo.until<{ items: { shortId: string; type: string }[] }>(
    '/api/issues?project=web',
    (answer) => answer.items.length >= 2,
  )
  issue = issues.find(({ type }) => type === 'HostileError')?.shortId ?? ''
  expect(issue).not.toBe('')
}

describe('while nothing has come', () => {
  it.each(PAGES.filter((path) => !path.includes('<') && !path.includes('2.41')))(
    '%s says so and complains of nothing',
    async (path) => {
      await open(path)

      expect((await page.locator('main').innerText()).length).toBeGreaterThan(10)
      expect(complaintsSince()).toEqual([])
    },
  )
})

describe('with hostile events', () => {
  beforeAll(sendHostile)

  it.each(PAGES)('%s is the same after a reload, in every theme and width', async (path) => {
    await open(path)

    // Read while a minute ends, or a part is still to be asked for, a page differs once and not again.
    await expect.poll(afterReload, { timeout: 40_000 }).toEqual(SAME)
    expect(page.url()).toBe(addressOf(path))
    expect(await page.title()).not.toBe('taken')
    expect(await faultsIn(page, { colorScheme: 'light', width: 1440 })).toEqual([])
    expect(await smallTargets(page)).toEqual([])
    expect(await faultsIn(page, { colorScheme: 'dark', width: 390 })).toEqual([])
    expect(await smallTargets(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
    expect(complaintsSince()).toEqual([])
  })

  it.each(PAGES)('%s stands the service being slow, and then away', async (path) => {
    const held = Promise.withResolvers<undefined>()
    await page.route(isAsked, async (route) => {
      await held.promise
      const problem = { type: 'about:blank', title: 'The database is away', status: 503 }
      await route.fulfill({ status: 503, contentType: 'application/problem+json', json: problem })
    })

    await page.goto(addressOf(path))
    await page.locator('main').waitFor()
    // Something is in its place already, without a jump to come.
    await expect.poll(() => page.locator('main *').count()).toBeGreaterThan(3)
    held.resolve(undefined)

    await expect
      .poll(() => page.locator('main').innerText(), { timeout: 40_000 })
      .toMatch(/The database is away|Nothing|Settings/)
    expect(await page.getByText('Something went wrong').count()).toBe(0)
    await page.unroute(isAsked)
    expect(complaintsSince().filter((one) => !one.includes(REFUSED))).toEqual([])
  })
})

/** Runs in the page: how many different ones a canvas has. */
function colorsOf(canvas: Element): number {
  if (!(canvas instanceof HTMLCanvasElement)) return 0
  const { width, height } = canvas
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data.buffer
  return new Set(pixels && new Uint32Array(pixels)).size
}

/** Everything but who one is, and the stream. */
function isAsked({ pathname }: URL): boolean {
  return pathname.startsWith('/api/') && !/^\/api\/(session|stream)(\/|$)/.test(pathname)
}

describe('the shell', () => {
  let context: BrowserContext

  beforeAll(async () => {
    await visit.context.close()
    visit = await visitPage(browser, seismo, {
      bypassCSP: false,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    ;({ context, page } = visit)
    watch(page)
  })

  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())

  it('finds an issue by its text, and a section by its name, from the keyboard', async () => {
    await open('vitals')
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'Find anything' })
    await field.fill('hostile')
    const found = page.getByRole('option', { name: /HostileError/ })
    await found.waitFor()

    expect(await found.locator('img').count()).toBe(0)
    await expect.poll(() => found.getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /HostileError/ }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('option', { name: /HostileError/ }).waitFor()
    await field.fill('requ')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/requests/)
    expect(complaintsSince()).toEqual([])
  })

  it('shares fixed times, and a long address under a short one', async () => {
    await open('issues?from=-1h&sort=users')
    await page.keyboard.press('c')
    await page.getByText('Copied the link').waitFor()
    const link = new URL(await clipboard())
    expect(link.searchParams.get('sort')).toBe('users')
    expect(Date.parse(link.searchParams.get('from') ?? '')).toBeGreaterThan(Date.now() - 2 * 3.6e6)

    const long = `requests?request=GET+https://shop.example/${'r'.repeat(1_900)}`
    await open(long)
    await page.getByRole('button', { name: 'Share: copy the link' }).click()
    await page.getByText('Copied a short link').waitFor()
    const short = await clipboard()
    await page.goto(short)
    await page.waitForURL(/request=GET.*rrr/)

    expect(short).toMatch(/\/l\/[\w-]{12}$/)
    expect(complaintsSince()).toEqual([])
  })

  it('acts on the row that has the focus, by keys', async () => {
    await open('issues')
    await page.keyboard.press('j')
    await page.locator('tr[data-issue] a:focus').waitFor()
    await page.keyboard.press('c')
    await page.getByText('Copied the link to WEB-').waitFor()
    expect(await clipboard()).toMatch(/\/i\/WEB-\w+$/)

    await page.keyboard.press('s')
    await page.getByRole('dialog', { name: 'Silence alerts' }).waitFor()

    expect(new URL(page.url()).searchParams.get('silence')).toMatch(/^issue="[\w-]{36}"$/)
    expect(complaintsSince()).toEqual([])
  })

  it('paints heat maps in colours of their own where colours are forced', async () => {
    await page.emulateMedia({ forcedColors: 'active' })
    await open('overview')

    await expect
      .poll(() => page.locator('main canvas').first().evaluate(colorsOf))
      .toBeGreaterThan(1)
    await page.emulateMedia({ forcedColors: 'none' })
  })

  it('holds the times and moves them by keys', async () => {
    await open('vitals?from=-2h')
    await page.keyboard.press('t')
    await page.keyboard.press('a')
    await page.waitForURL(/from=.*&to=/)
    const from = () => Date.parse(new URL(page.url()).searchParams.get('from') ?? '')
    const held = from()
    await page.keyboard.press('[')

    await expect.poll(from).toBe(held - 3.6e6)
  })

  it('says what of an address it did not understand, until that is removed', async () => {
    await open('issues?view=closed&from=soon&sort=users')
    const chips = page.getByRole('list', { name: 'Not understood in the address' })
    expect(await chips.innerText()).toMatch(/from=soon[\s\S]*view=closed/)
    await page.reload()
    await chips.waitFor()

    await page.getByRole('button', { name: 'Remove view' }).click()
    await page.getByRole('button', { name: 'Remove from' }).click()
    await chips.waitFor({ state: 'detached' })

    expect(new URL(page.url()).search).toBe('?sort=users')
    expect(complaintsSince()).toEqual([])
  })

  it('brings to another browser what was chosen in this one', async () => {
    await open('settings')
    const kept = page.waitForResponse((one) => one.request().method() === 'PUT' && one.ok())
    await page.getByText('High distinction').click()
    // Before it was sent: what the service knows is older then.
    await page.reload()
    await kept
    await page.locator('html[data-palette=distinct]').waitFor({ state: 'attached' })
    const other = await visitPage(browser, seismo, { viewport: { width: 390, height: 800 } })

    await other.page.locator('html[data-palette=distinct]').waitFor({ state: 'attached' })
    await other.page.getByRole('button', { name: 'More' }).click()
    await other.page.getByRole('menuitem', { name: 'System' }).click()
    await other.page.getByRole('heading', { level: 1, name: 'System' }).waitFor()
    expect(await axeViolations(other.page)).toEqual([])
    await other.context.close()
    await context.close()
  })
})
