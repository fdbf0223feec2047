/**
 * A list of ten thousand issues, and an hour in front of it: `long-list.ts [ISSUES] [MINUTES]`. A real Chromium
 * shows the built page over answers made here; its clock is the test's, so that the hour takes a minute.
 */
import type { IssueSummary } from '@seismo/ingest/api'
import type { CDPSession, Page, Route } from 'playwright-core'
import { aBeacon, anError } from '../../test/harness/beacon.ts'
import { launchChromium } from '../../test/harness/chromium.ts'
import { visitPage } from '../../test/harness/page-visit.ts'
import { startSeismo } from '../../test/harness/seismo.ts'
import { print } from './figures.ts'

const ISSUES = Number(process.argv[2] ?? 10_000)
const LIVE_MS = Number(process.argv[3] ?? 60) * 60_000
/** As often as the page asks again, and a little more. */
const STEP_MS = 4_500

await using started = new AsyncDisposableStack()
const seismo = await startSeismo()
started.defer(seismo.end)
const browser = await launchChromium()
started.defer(() => browser.close())

const sample = await oneIssue()
let events = 1
const { page, context } = await visitPage(browser, seismo, {
  viewport: { width: 1440, height: 900 },
})
await page.route('**/api/issues?*', answerIssues)
await page.addInitScript(replaceStream)
await page.addInitScript(observeTasks)
const client = await context.newCDPSession(page)

await openList()
const { taskMs, mostRows } = await scrollToTheEnd()
await page.clock.install()
await openList()
const before = await heapBytes(client)
await liveThrough(LIVE_MS)
const after = await heapBytes(client)

const [beforeMb, afterMb] = [before / 1e6, after / 1e6]
const heap = `a heap of ${beforeMb.toFixed(1)} MB before and ${afterMb.toFixed(1)} after`
print(`${String(ISSUES)} issues, ${String(Math.ceil(LIVE_MS / STEP_MS))} updates, ${heap}`, [
  { name: 'longest task to the end of it', value: taskMs, target: 100, unit: 'ms' },
  { name: 'rows in the document, at most', value: mostRows, target: 100, unit: '' },
  { name: 'heap grown meanwhile', value: afterMb - beforeMb, target: 10, unit: 'MB' },
])

async function oneIssue(): Promise<IssueSummary> {
  const body = JSON.stringify(aBeacon({ items: [anError()] }))
  await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, { method: 'POST', body })
  const { items } = await seismo.until<{ items: IssueSummary[] }>(
    '/api/issues?project=web',
    (answer) => answer.items.length > 0,
  )
  const [first] = items
  if (first === undefined) throw new Error('the issue was not stored')
  return first
}

/** By `limit` and `cursor` as the service would; all of them have one event more each time. */
async function answerIssues(route: Route): Promise<void> {
  const query = new URL(route.request().url()).searchParams
  const from = Number(query.get('cursor') ?? 0)
  const to = Math.min(ISSUES, from + Number(query.get('limit')))
  const items = Array.from({ length: to - from }, (_, at) => issueAt(from + at))
  const next = to < ISSUES ? { next: String(to) } : {}
  await route.fulfill({ json: { items, ...next } })
}

function issueAt(index: number): IssueSummary {
  const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
  return {
    ...sample,
    ...{ id, shortId: `WEB-${String(index)}`, type: `Error${String(index)}`, events },
  }
}

async function openList(): Promise<void> {
  await page.goto(`${seismo.url}/p/web/issues`)
  await page.locator('tr[data-issue]').first().waitFor()
}

async function scrollToTheEnd(): Promise<{ taskMs: number; mostRows: number }> {
  let most = 0
  await page.mouse.move(700, 500)
  for (;;) {
    await page.mouse.wheel(0, 2_700)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
    most = Math.max(most, await page.locator('tbody tr').count())
    if ((await page.locator(`tr[data-index="${String(ISSUES - 1)}"]`).count()) > 0) break
  }
  const tasks = await page.evaluate(
    () => (globalThis as unknown as { tasks: number[] }).tasks, // as: put there below
  )
  return { taskMs: Math.max(0, ...tasks), mostRows: most }
}

/** Something arrives all the time; the page asks when it may. */
async function liveThrough(spanMs: number): Promise<void> {
  for (let atMs = 0; atMs < spanMs; atMs += STEP_MS) {
    events += 1
    const answered = page.waitForResponse('**/api/issues?*')
    await tell(page)
    await page.clock.runFor(STEP_MS)
    await answered
  }
}

async function tell(told: Page): Promise<void> {
  const data = JSON.stringify({ is: 'activity', projectId: 1, kinds: { error: 1 } })
  await told.evaluate(
    (text) =>
      (globalThis as unknown as { stream: EventTarget }).stream.dispatchEvent(
        new MessageEvent('activity', { data: text }),
      ), // as: put there below
    data,
  )
}

async function heapBytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}

/** Runs in the page: its stream says what it is told to. */
function replaceStream(): void {
  function Stream() {
    const stream = Object.assign(new EventTarget(), { close: () => undefined })
    Object.assign(globalThis, { stream })
    return stream
  }
  Object.assign(globalThis, { EventSource: Stream })
}

/** Runs in the page. */
function observeTasks(): void {
  const tasks: number[] = []
  Object.assign(globalThis, { tasks })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
}
