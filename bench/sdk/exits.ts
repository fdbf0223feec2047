/**
 * What is lost when a page goes right after an error and a page view: 200 exits of five kinds. In
 * the same exit the page sends a beacon of its own by hand: where the browser lost that one too,
 * no script could have done better, and the exit does not count.
 * usage: node bench/sdk/exits.ts [--each 40]
 */
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { envelopesOf, type Beacon } from './collector.ts'
import { installPeers } from './install-peers.ts'
import { format, printTable, printTargets, type Cell, type Target } from './report.ts'
import { startSite } from './site.ts'
import { buildVariants, FULL } from './variants.ts'

const { values: args } = parseArgs({ options: { each: { type: 'string', default: '40' } } })
const each = Number(args.each)
const MOST_LOST_PERCENT = 1

await installPeers()
const variants = await buildVariants(({ name }) => name === FULL)
const [variant] = variants
if (!variant) throw new Error('packages/browser-sdk is not built')
const { collector } = variant
const site = await startSite(variants)
const other = `${site.url.origin}/other`
const start = site.pageOf(variant)

const EXITS: Record<string, (page: Page) => Promise<unknown>> = {
  'tab closed': (page) => page.close({ runBeforeUnload: true }),
  'navigated away': (page) => page.goto(other),
  reloaded: (page) => page.reload(),
  'navigated away, kept in the bfcache': async (page) => {
    await page.goto(other)
    await page.evaluate(() => history.back())
    // Time to come back and say so.
    await collector.settled(150)
  },
  'hidden, then killed': async (page) => {
    const crashed = page.waitForEvent('crash')
    await page.evaluate(hide)
    const devtools = await page.context().newCDPSession(page)
    // Never answered: who should is gone.
    devtools.send('Page.crash').catch(() => undefined)
    await crashed
  },
}

const rows: Cell[][] = []
const targets: Target[] = []
const { browser, context: options } = await launchBrowser()
// The driver turns the bfcache off unless told otherwise.
const { browser: caching } = await launchBrowser(['--disable-back-forward-cache'])
try {
  for (const [kind, leave] of Object.entries(EXITS)) await measure(kind, leave)
} finally {
  await browser.close()
  await caching.close()
  site.close()
  collector.close()
}
printTable(
  [
    'exit',
    'times',
    'reference arrived',
    'errors lost',
    'page views lost',
    'restored from the bfcache',
  ],
  rows,
)
printTargets(targets)

async function measure(kind: string, leave: (page: Page) => Promise<unknown>): Promise<void> {
  collector.take()
  const context = await browserFor(kind).newContext(options)
  await context.addInitScript(sendByHand, collector.url.origin)
  for (let i = 0; i < each; i++) await exit(context, `x${i}x`, leave)
  await collector.settled(2_000)
  const beacons = collector.take()
  await context.close()

  const references = idsAt(beacons, '/reference/')
  const told = toldOf(beacons)
  const errors = references.filter((id) => !told.errors.has(id)).length
  const views = references.filter((id) => !told.views.has(id)).length
  const restored = idsAt(beacons, '/restored/').length
  rows.push([kind, each, references.length, errors, views, restored])
  const { length } = references
  for (const [what, lost] of Object.entries({ errors, 'page views': views })) {
    const value = length > 0 ? (100 * lost) / length : undefined
    targets.push({ claim: `${kind}: ${what} lost`, value, atMost: MOST_LOST_PERCENT, unit: ' %' })
  }
  console.error(`${kind}: ${format(length)} of ${each} measured`)
}

function browserFor(kind: string): Browser {
  return kind.includes('bfcache') ? caching : browser
}

async function exit(
  context: BrowserContext,
  id: string,
  leave: (page: Page) => Promise<unknown>,
): Promise<void> {
  const page = await context.newPage()
  await page.goto(start, { waitUntil: 'load' })
  await page.evaluate(happen, id)
  await leave(page)
  if (!page.isClosed()) await page.close()
}

function idsAt(beacons: readonly Beacon[], prefix: string): string[] {
  const paths = beacons.map(({ path }) => path).filter((path) => path.startsWith(prefix))
  return [...new Set(paths.map((path) => path.slice(prefix.length)))]
}

function toldOf(beacons: readonly Beacon[]): { errors: Set<string>; views: Set<string> } {
  const errors = new Set<string>()
  const views = new Set<string>()
  for (const { items, view } of envelopesOf(beacons)) {
    for (const item of items) {
      if (item.is === 'error') errors.add(item.exceptions[0]?.message ?? '')
      // A reload and a return from the bfcache are views of the same address, and come after the exit.
      if (item.is === 'pageview' && item.navigationType === 'soft-navigation')
        views.add((item.view ?? view).url.split('/').at(-1) ?? '')
    }
  }
  return { errors, views }
}

declare global {
  var exitId: string | undefined
}

/** Runs in the page before every script. */
function sendByHand(collector: string): void {
  function send(): void {
    if (!globalThis.exitId) return
    navigator.sendBeacon(`${collector}/reference/${globalThis.exitId}`, 'by hand')
  }
  addEventListener('pagehide', send)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) send()
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) navigator.sendBeacon(`${collector}/restored/${globalThis.exitId ?? ''}`)
  })
}

/** Runs in the page. */
function happen(id: string): void {
  globalThis.exitId = id
  history.pushState({}, '', id)
  reportError(new Error(id))
}

/** Runs in the page: a headless tab cannot be covered by another one, so it is told so. */
function hide(): void {
  Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
  Object.defineProperty(document, 'hidden', { get: () => true })
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}
