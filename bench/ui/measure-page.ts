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
  /** When the first row of the list was painted, since the navigation began; 0 before it is. */
  rowsAt: number
  keyMs: number
  taskMs: number
  shift: number
}

const ROWS = 'table[aria-rowcount] tbody tr td a'

/** A person who looks at the list, opens an issue, comes back, scrolls and filters. */
export async function measurePage(page: Page, url: string): Promise<Measured> {
  await page.addInitScript(observe)
  const client = await page.context().newCDPSession(page)
  await client.send('Network.clearBrowserCache')
  const coldMs = await untilRows(page, url)
  // Of a script that is loaded a second time Chromium keeps the compiled code, for the third.
  await untilRows(page, url)
  const warmMs = await untilRows(page, url)
  const row = page.locator(ROWS).first()
  const ahead = [/\/api\/issues\/[^/?]+\?/, /\/events\/recommended/].map((one) =>
    page.waitForResponse(one).then((answer) => answer.finished()),
  )
  await row.hover()
  await Promise.all(ahead)
  const opened = page.evaluate(untilPainted, {
    wanted: 'article h1',
    startsWith: 'click' as const,
  })
  await row.click()
  const openMs = await opened
  const backMs = await page.evaluate(untilPainted, { wanted: ROWS, startsWith: 'back' as const })
  await scroll(page)
  const { taskMs } = await observed(page)
  await page.getByRole('combobox', { name: 'Filter issues' }).click()
  await page.keyboard.type('error browser', { delay: 60 })
  const { keyMs, shift } = await observed(page)
  return { coldMs, warmMs, openMs, backMs, keyMs, taskMs, shift }
}

async function untilRows(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/p/web/issues`, { waitUntil: 'commit' })
  await page.waitForFunction(
    () => (globalThis as unknown as { observed: Observed }).observed.rowsAt > 0,
  ) // as: put there below
  // Whoever loads it again has let it come to an end: the service would answer both.
  await page.waitForLoadState('networkidle')
  return (await observed(page)).rowsAt
}

interface Wanted {
  /** A selector. */
  wanted: string
  startsWith: 'click' | 'back'
}

/**
 * Runs in the page: ms from the finger that is lifted from the row, which is when a click is known for
 * one, or from the call of history.back, to the first frame after the part is there. By the page's own
 * clock: a test driver takes tens of ms to say what it saw, and some between pressing and lifting.
 */
async function untilPainted({ wanted, startsWith }: Wanted): Promise<number> {
  const start = Promise.withResolvers<number>()
  if (startsWith === 'back') {
    start.resolve(performance.now())
    history.back()
  } else {
    addEventListener('click', ({ timeStamp }) => start.resolve(timeStamp), {
      capture: true,
      once: true,
    })
  }
  const startAt = await start.promise
  for (;;) {
    const at = await new Promise<number>((done) => {
      requestAnimationFrame(() => setTimeout(() => done(performance.now())))
    })
    if (document.querySelector(wanted) !== null) return at - startAt
  }
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
  const seen: Observed = { rowsAt: 0, keyMs: 0, taskMs: 0, shift: 0 }
  Object.assign(globalThis, { observed: seen })
  const look = () => {
    if (document.querySelector('table[aria-rowcount] tbody tr td a') === null)
      requestAnimationFrame(look)
    else setTimeout(() => (seen.rowsAt = performance.now()))
  }
  requestAnimationFrame(look)
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
