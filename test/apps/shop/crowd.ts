/** A crowd for the shop: a few visitors at a time, until SIGINT or SIGTERM. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { findChromium, launch } from './crowd/chromium.ts'
import { visitShop } from './crowd/visit.ts'
import { createRandom, type Random } from './random.ts'

const { SHOP_URL = 'http://127.0.0.1:8791', CROWD_VISITORS = '3', CROWD_SEED = '1' } = process.env

/** Browsers grow; a fresh one now and then keeps a demo of days as small as one of minutes. */
const VISITS_PER_BROWSER = 150
const REPORT_EVERY_MS = 60_000

const counts = { finished: 0, 'gave up': 0, broken: 0 }
const stopping = new AbortController()

async function crowd(executablePath: string): Promise<void> {
  const visitors = Array.from({ length: Number(CROWD_VISITORS) }, (_, lane) =>
    createRandom(Number(CROWD_SEED) * 1_000 + lane),
  )
  while (!stopping.signal.aborted) {
    const browser = await launch(executablePath)
    const close = () => void browser.close()
    stopping.signal.addEventListener('abort', close)
    const visits = Math.ceil(VISITS_PER_BROWSER / visitors.length)
    await Promise.all(visitors.map((random) => comeAndGo(browser, random, visits)))
    stopping.signal.removeEventListener('abort', close)
    await browser.close()
  }
}

async function comeAndGo(browser: Browser, random: Random, visits: number): Promise<void> {
  for (let visit = 0; visit < visits && browser.isConnected(); visit += 1) {
    try {
      counts[await visitShop(browser, SHOP_URL, random)] += 1
    } catch (error) {
      // The browser is closed when the crowd is told to go.
      if (stopping.signal.aborted) return
      counts.broken += 1
      // The shop or the browser went away in the middle; a later visit shows whether it is back.
      console.error(`crowd: ${String(error).split('\n', 1)[0] ?? ''}`)
      await wait(1_000)
    }
  }
}

function report(): void {
  const { finished, broken } = counts
  console.log(
    `crowd: ${finished} visits finished, ${counts['gave up']} gave up, ${broken} broken off`,
  )
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => stopping.abort())
}

try {
  const executablePath = findChromium()
  const timer = setInterval(report, REPORT_EVERY_MS)
  await crowd(executablePath)
  clearInterval(timer)
  report()
} catch (error) {
  console.error(`crowd: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
