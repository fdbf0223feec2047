import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { startCollector, type Collector } from '../harness/collector.ts'
import { startNextApp, type NextApp } from '../harness/next-app.ts'

let browser: Browser
let collector: Collector
let app: NextApp

// Next.js comes from the registry and builds the app: that takes half a minute.
beforeAll(async () => {
  collector = await startCollector()
  app = await startNextApp({
    NEXT_PUBLIC_SEISMO_KEY: 'pub_test',
    NEXT_PUBLIC_SEISMO_ENDPOINT: collector.url,
    NEXT_PUBLIC_RELEASE: 'next@1',
  })
  browser = await launchChromium()
}, 240_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
  await collector.close()
})

it('tells of an error with its release, and names a view by its route', async () => {
  const page = await browser.newPage()
  await page.goto(app.url)
  const items = () => collector.beacons.flatMap(({ envelope }) => envelope.items)

  await page.click('#throw')
  await collector.until(() => items().some(({ is }) => is === 'error'))
  await page.click('#order')
  await page.waitForSelector('h1')
  await page.close()
  await collector.until(() => items().filter(({ is }) => is === 'pageview').length >= 2)

  expect(items().find((item) => item.is === 'error')?.exceptions[0]?.message).toBe(
    'thrown in a Next.js handler',
  )
  expect(collector.beacons[0]?.envelope.context.release).toBe('next@1')
  const views = collector.beacons.flatMap(({ envelope }) => [
    envelope.view,
    ...envelope.items.flatMap(({ view }) => view ?? []),
  ])
  expect(views).toContainEqual(
    expect.objectContaining({ url: `${app.url}/orders/7`, route: '/orders/[id]' }),
  )
})
