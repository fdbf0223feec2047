import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import type { Beacon } from './collector.ts'
import type { Site } from './site.ts'
import type { Variant } from './variants.ts'

export interface Load {
  /** Main-thread CPU from navigation to 1.5 s after load. */
  cpuMs: number
  /** After garbage collection. */
  heapKb: number
  work?: Work
}

export interface Work {
  /** Main-thread CPU for each of 100 different errors, with what follows within 1.5 s. */
  errorCpuMs: number
  /** Inside the handlers, for each of the first nine. */
  errorWallMs: number
  okCpuMs: number
  failCpuMs: number
  delivered: number
  /** Those that carried errors. */
  requests: number
  wireBytesPerError: number
}

export interface Visit {
  browser: Browser
  context: BrowserContextOptions
  site: Site
}

const SETTLE_MS = 1_500
const ERRORS = 100
const FETCHES = 200

/** One fresh load of the page; CPU time is the thread's own, so that other processes do not count. */
export async function loadOnce(visit: Visit, variant: Variant, withWork: boolean): Promise<Load> {
  const context = await visit.browser.newContext(visit.context)
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.goto(visit.site.pageOf(variant), { waitUntil: 'load' })
    await wait(SETTLE_MS)
    const { TaskDuration: cpu = NaN } = await metricsOf(devtools)
    await devtools.send('HeapProfiler.collectGarbage')
    const { JSHeapUsedSize: heap = NaN } = await metricsOf(devtools)
    const load: Load = { cpuMs: cpu * 1_000, heapKb: heap / 1_000 }
    if (!withWork) return load
    return { ...load, work: await work(page, devtools, { visit, variant }) }
  } finally {
    await context.close()
  }
}

async function work(
  page: Page,
  devtools: CDPSession,
  { visit, variant }: { visit: Visit; variant: Variant },
): Promise<Work> {
  variant.collector.take()
  let errorWallMs = NaN
  const errorCpuMs = await cpuOf(devtools, async () => {
    errorWallMs = await page.evaluate(throwErrors, ERRORS)
  })
  const okCpuMs = await cpuOf(devtools, () => page.evaluate(fetchAll, { path: '/ok', n: FETCHES }))
  const failCpuMs = await cpuOf(devtools, () =>
    page.evaluate(fetchAll, { path: '/fail', n: FETCHES }),
  )
  await page.goto(`${visit.site.url.origin}/other`)
  await variant.collector.settled(800)
  return {
    errorCpuMs: errorCpuMs / ERRORS,
    errorWallMs,
    okCpuMs: okCpuMs / FETCHES,
    failCpuMs: failCpuMs / FETCHES,
    ...deliveryOf(variant.collector.take()),
  }
}

const MARK = /E_\d+_ cannot/g

export function deliveryOf(
  beacons: readonly Beacon[],
): Pick<Work, 'delivered' | 'requests' | 'wireBytesPerError'> {
  const withErrors = beacons.filter(({ text }) => text.match(MARK))
  const delivered = new Set(withErrors.flatMap(({ text }) => text.match(MARK) ?? [])).size
  const wireBytes = withErrors.reduce((sum, beacon) => sum + beacon.wireBytes, 0)
  return {
    delivered,
    requests: withErrors.length,
    wireBytesPerError: delivered > 0 ? wireBytes / delivered : NaN,
  }
}

async function cpuOf(devtools: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const { TaskDuration: before = NaN } = await metricsOf(devtools)
  await work()
  await wait(SETTLE_MS)
  const { TaskDuration: after = NaN } = await metricsOf(devtools)
  return (after - before) * 1_000
}

async function metricsOf(devtools: CDPSession): Promise<Partial<Record<string, number>>> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

/** Runs in the page: errors that differ in their message, each with a stack of eight calls more. */
export function throwErrors(n: number): number {
  const deep = (calls: number, i: number): Error =>
    calls > 0 ? deep(calls - 1, i) : new Error(`E_${i}_ cannot read x of undefined`)
  const errors = Array.from({ length: n }, (_, i) => deep(8, i))
  const start = performance.now()
  let firstNineMs = 0
  errors.forEach((error, i) => {
    reportError(error)
    if (i === 8) firstNineMs = performance.now() - start
  })
  return firstNineMs / 9
}

/** Runs in the page. */
async function fetchAll({ path, n }: { path: string; n: number }): Promise<void> {
  for (let i = 0; i < n; i++) {
    const response = await fetch(`${path}?i=${i}`)
    await response.text()
  }
}
