import { setTimeout as wait } from 'node:timers/promises'
import { errors, type Browser, type Page } from 'playwright-core'
import type { Random } from '../random.ts'
import { DEVICES } from './devices.ts'
import { JOURNEYS } from './journeys.ts'

const PATIENCE_MS = 6_000
/** A page that is gone still hands its last beacon over. */
const AFTERGLOW_MS = 400

export type Outcome = 'finished' | 'gave up'

/** One person: a device, a journey and a way to leave. */
export async function visitShop(browser: Browser, shop: string, random: Random): Promise<Outcome> {
  const device = random.pick(DEVICES)
  const context = await browser.newContext(device)
  context.setDefaultTimeout(PATIENCE_MS)
  try {
    const page = await context.newPage()
    if (device.isMobile) await slowDown(page)
    const outcome = await travel(page, shop, random)
    await leave(page, random)
    await wait(AFTERGLOW_MS)
    return outcome
  } finally {
    await context.close()
  }
}

async function travel(page: Page, shop: string, random: Random): Promise<Outcome> {
  try {
    await random.pick(JOURNEYS)({ page, random, shop })
    return 'finished'
  } catch (error) {
    // The shop is broken in places; people who find no way on leave.
    if (error instanceof errors.TimeoutError) return 'gave up'
    throw error
  }
}

/** A phone on a train. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 300,
    downloadThroughput: 100_000,
    uploadThroughput: 40_000,
  })
}

async function leave(page: Page, random: Random): Promise<void> {
  if (random.chance(0.4)) await page.goto('about:blank')
  await page.close()
}
