/**
 * What the script keeps in memory over an hour with 100,000 requests, on a simulated clock.
 * usage: node bench/sdk/hour.ts [--requests 100000]
 */
import { parseArgs } from 'node:util'
import type { CDPSession, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { installPeers } from './install-peers.ts'
import { format, printTable, printTargets, type Cell, type Target } from './report.ts'
import { startSite } from './site.ts'
import { buildVariants, CORE, FULL, FULL_TAG, NONE, type Variant } from './variants.ts'

const { values: args } = parseArgs({ options: { requests: { type: 'string', default: '100000' } } })
const STEPS = 500
const STEP_MS = 3_600_000 / STEPS
const MOST_GROWTH_KB = 1_000
const MEASURED = new Set([NONE, CORE, FULL, FULL_TAG])
const perStep = Number(args.requests) / STEPS

await installPeers()
const variants = await buildVariants(({ name }) => MEASURED.has(name))
const site = await startSite(variants)
const { browser, context: options } = await launchBrowser()
const rows: Cell[][] = []
const targets: Target[] = []

try {
  for (const variant of variants) await measure(variant)
} finally {
  await browser.close()
  site.close()
  for (const { collector } of variants) collector.close()
}
printTable(
  ['an hour with', 'heap at 10 %, kB', 'at 100 %, kB', 'growth, kB', 'requests', 'beacons'],
  rows,
)
printTargets(targets)

async function measure({ name }: Variant): Promise<void> {
  const variant = variants.find((one) => one.name === name)
  if (!variant) return
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable')
  await page.clock.install()
  await page.addInitScript(answerAtOnce, variant.collector.url.origin)
  await page.goto(site.pageOf(variant), { waitUntil: 'networkidle' })
  const early = await pass(page, devtools, 0.1)
  const late = await pass(page, devtools, 0.9)
  const { requests, beacons } = await page.evaluate(() => globalThis.fetched)
  await context.close()

  const growth = late - early
  rows.push([name, format(early), format(late), format(growth), requests, beacons])
  if (name === NONE) return
  // Nothing sent is nothing measured: the script did not take part.
  const value = beacons > 0 && requests >= Number(args.requests) ? growth : undefined
  targets.push({ claim: `${name}: growth`, value, atMost: MOST_GROWTH_KB, unit: ' kB' })
  if (value === undefined) process.exitCode = 1
}

/** A share of the hour; answers the heap after it, without what is garbage. */
async function pass(page: Page, devtools: CDPSession, share: number): Promise<number> {
  for (let step = 0; step < share * STEPS; step++) {
    await page.evaluate(request, perStep)
    await page.clock.runFor(STEP_MS)
  }
  for (let i = 0; i < 2; i++) await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 1_000
}

declare global {
  var fetched: { requests: number; beacons: number }
}

/** Runs in the page before every script: no socket is used, one request of 50 fails, one of 500 has no answer. */
function answerAtOnce(collector: string): void {
  globalThis.fetched = { requests: 0, beacons: 0 }
  window.fetch = (input) => {
    const address = input instanceof Request ? input.url : String(input)
    if (address.startsWith(collector)) {
      fetched.beacons += 1
      return Promise.resolve(Response.json({ accepted: 20 }, { status: 202 }))
    }
    fetched.requests += 1
    if (fetched.requests % 500 === 0) return Promise.reject(new TypeError('Failed to fetch'))
    const status = fetched.requests % 50 === 0 ? 500 : 200
    return Promise.resolve(new Response('{}', { status }))
  }
}

/** Runs in the page: no two addresses are the same; one error and one move within the app each time. */
async function request(n: number): Promise<void> {
  const first = fetched.requests
  for (let i = 0; i < n; i++) {
    await fetch(`/api/items/${first + i}?page=1`).catch(() => undefined)
  }
  reportError(new Error(`cannot read item ${first}`))
  history.replaceState({}, '', `?at=${first}`)
}
