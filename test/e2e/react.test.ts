import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { startCollector, type Collector } from '../harness/collector.ts'
import { startServer, type TestServer } from '../harness/http-server.ts'

const app = fileURLToPath(new URL('../apps/react/main.ts', import.meta.url))
let browser: Browser
let collector: Collector
let site: TestServer

beforeAll(async () => {
  collector = await startCollector()
  const { outputFiles } = await build({
    entryPoints: [app],
    bundle: true,
    write: false,
    format: 'esm',
    splitting: true,
    outdir: '/app',
    conditions: ['source'],
    define: {
      'process.env.NODE_ENV': '"production"',
      ENDPOINT: JSON.stringify(collector.url),
    },
  })
  const files = new Map(outputFiles.map(({ path, text }) => [path.replace('/app', ''), text]))
  site = await startServer(({ url = '/' }, response) => {
    const script = files.get(url)
    response.setHeader('Content-Type', script === undefined ? 'text/html' : 'text/javascript')
    response.end(
      script ??
        '<!doctype html><title>React</title><div id="root"></div><script type="module" src="/main.js"></script>',
    )
  })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await site.close()
  await collector.close()
})

it.each([
  ['a boundary catches', '#boundary', 'thrown in a boundary'],
  ['nobody catches', '#root-error', 'thrown without a boundary'],
  ['an event handler throws, which has none', '#handler', 'thrown in a handler'],
])('tells once and with its components of what %s', async (_, button, message) => {
  const page = await browser.newPage()
  const from = collector.beacons.length
  const errors = () =>
    collector.beacons
      .slice(from)
      .flatMap(({ envelope }) => envelope.items)
      .filter((item) => item.is === 'error')
  await page.goto(site.url)

  await page.click(button)
  await collector.until(() => errors().some(({ exceptions }) => exceptions[0]?.message === message))
  // Before the page goes: what is on its way then is handed over once more, under the same id.
  const told = errors().filter(({ exceptions }) => exceptions[0]?.message === message)
  await page.close()

  expect(told).toHaveLength(1)
  const stack = told[0]?.contexts?.react?.componentStack
  if (button === '#handler') expect(stack).toBeUndefined()
  else expect(stack).toMatch(/at /)
})

it('shows what stands in for the broken part, and tries again', async () => {
  const page = await browser.newPage()
  await page.goto(site.url)

  await page.click('#boundary')
  await page.click('#again')

  expect(await page.textContent('#part')).toBe('whole')
  await page.close()
})
