import type { Page } from 'playwright-core'

export interface Measured {
  coldMs: number
  warmMs: number
  openMs: number
  backMs: number
  keyMs: number
  taskMs: number
  shift: number
}

/** The page's own clocks: what Chromium tells observers of events, long tasks and layout shifts. */
interface Observed {
  keyMs: number
  taskMs: number
  shift: number
}

const ROWS = 'table tbody tr td a'

/** A person who looks at the list, opens an issue, comes back, scrolls and filters. */
export async function measurePage(page: Page, url: string): Promise<Measured> {
  await page.addInitScript(observe)
  const client = await page.context().newCDPSession(page)
  await client.send('Network.clearBrowserCache')
  const coldMs = await untilRows(page, url)
  const warmMs = await untilRows(page, url)
  const row = page.locator(ROWS).first()
  await row.hover()
  await page.waitForLoadState('networkidle')
  const openMs = await timed(page, () => row.click(), 'article h1')
  const backMs = await timed(page, () => page.goBack(), ROWS)
  await scroll(page)
  const { taskMs } = await observed(page)
  await page.getByRole('combobox', { name: 'Filter issues' }).click()
  await page.keyboard.type('error browser', { delay: 60 })
  const { keyMs, shift } = await observed(page)
  return { coldMs, warmMs, openMs, backMs, keyMs, taskMs, shift }
}

async function untilRows(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/p/web/issues`, { waitUntil: 'commit' })
  await page.locator(ROWS).first().waitFor()
  return page.evaluate(() => performance.now())
}

async function timed(page: Page, act: () => Promise<unknown>, wanted: string): Promise<number> {
  const before = await page.evaluate(() => performance.now())
  await act()
  await page.locator(wanted).first().waitFor()
  return (await page.evaluate(() => performance.now())) - before
}

async function scroll(page: Page): Promise<void> {
  for (let screen = 0; screen < 20; screen++) {
    await page.mouse.wheel(0, 900)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  }
}

function observed(page: Page): Promise<Observed> {
  return page.evaluate(() => (globalThis as unknown as { observed: Observed }).observed) // as: put there below
}

/** Runs in the page. */
function observe(): void {
  const seen: Observed = { keyMs: 0, taskMs: 0, shift: 0 }
  Object.assign(globalThis, { observed: seen })
  const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      ...{ type, buffered: true, durationThreshold: 16 },
    })
  watch('event', ({ name, duration }) => {
    if (name === 'keydown') seen.keyMs = Math.max(seen.keyMs, duration)
  })
  watch('longtask', ({ duration }) => (seen.taskMs = Math.max(seen.taskMs, duration)))
  watch('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & {
      value: number
      hadRecentInput: boolean
    } // as: of this type alone
    if (!hadRecentInput) seen.shift += value
  })
}
