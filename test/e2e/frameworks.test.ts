import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build, type Plugin } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { startCollector, type Collector } from '../harness/collector.ts'
import { startServer, type TestServer } from '../harness/http-server.ts'

const folder = fileURLToPath(new URL('../apps/frameworks', import.meta.url))
const FRAMEWORKS = ['vue', 'angular', 'svelte'] as const
let browser: Browser
let collector: Collector
let site: TestServer

// The frameworks come from the registry: nobody who works on the rest has to have them.
beforeAll(async () => {
  await promisify(execFile)(
    'npm',
    ['install', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'],
    { cwd: folder },
  )
  collector = await startCollector()
  const { outputFiles } = await build({
    entryPoints: FRAMEWORKS.map((name) => join(folder, `${name}.ts`)),
    bundle: true,
    write: false,
    format: 'esm',
    splitting: true,
    outdir: '/app',
    conditions: ['source', 'browser', 'production'],
    mainFields: ['module', 'main'],
    plugins: [await svelteFiles()],
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      ENDPOINT: JSON.stringify(collector.url),
    },
  })
  const files = new Map(outputFiles.map(({ path, text }) => [path.replace('/app', ''), text]))
  site = await startServer(({ url = '/' }, response) => {
    const script = files.get(url)
    response.setHeader('Content-Type', script === undefined ? 'text/html' : 'text/javascript')
    response.end(
      script ??
        `<!doctype html><base href="/"><div id="root"></div><script type="module" src="${url}.js"></script>`,
    )
  })
  browser = await launchChromium()
}, 180_000)

afterAll(async () => {
  await browser.close()
  await site.close()
  await collector.close()
})

async function svelteFiles(): Promise<Plugin> {
  const path = createRequire(join(folder, 'package.json')).resolve('svelte/compiler')
  const { compile } = (await import(pathToFileURL(path).href)) as {
    compile: (source: string, options: object) => { js: { code: string } }
  }
  return {
    name: 'svelte',
    setup(bundler) {
      bundler.onLoad({ filter: /\.svelte$/ }, async ({ path: file }) => ({
        contents: compile(await readFile(file, 'utf8'), { filename: file }).js.code,
      }))
    },
  }
}

it.each([
  ['vue', 'thrown in Vue', { vue: { component: 'HomePage', hook: expect.any(String) as unknown } }],
  ['angular', 'thrown in Angular', undefined],
  ['svelte', 'thrown in Svelte', undefined],
])(
  'tells once of what breaks in %s, and names a view by its route',
  async (name, message, contexts) => {
    const page = await browser.newPage()
    const written: string[] = []
    page.on('console', (line) => {
      if (line.type() === 'error') written.push(line.text())
    })
    await page.goto(`${site.url}/${name}`)
    const items = () => collector.beacons.flatMap(({ envelope }) => envelope.items)
    const told = () =>
      items().filter((item) => item.is === 'error' && item.exceptions[0]?.message === message)

    await page.click('#throw')
    await collector.until(() => told().length > 0)
    const errors = told()
    await page.evaluate('move()')
    await page.waitForURL('**/orders/7')
    // Sends what there is; the name of the view is told with it.
    await page.evaluate('new Promise((done) => setTimeout(done))')
    await page.close()
    const views = () =>
      collector.beacons.flatMap(({ envelope }) => [
        envelope.view,
        ...envelope.items.flatMap(({ view }) => view ?? []),
      ])
    const here = (url: string) => url === `${site.url}/orders/7`
    await collector.until(() => views().some(({ url }) => here(url)))

    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject({ mechanism: 'captured', ...(contexts && { contexts }) })
    expect(views().findLast(({ url }) => here(url))?.route).toBe('/orders/:id')
    // The console hears of errors as it does without us; Svelte's boundary keeps them to itself.
    if (name !== 'svelte') expect(written.join('\n')).toContain(message)
    expect(JSON.stringify(items())).not.toContain('not found')
  },
)
