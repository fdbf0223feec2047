import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IssueEvent, IssueSummary } from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BROWSERS, launchBrowser, type Tab } from '../harness/browsers.ts'
import {
  BUNDLED_APP,
  BUNDLER_NAMES,
  BUNDLERS,
  filesOf,
  serveApp,
  type Bundler,
} from '../harness/bundled-app.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

// The plugin on its whole way, without a release anywhere: a map is found by its debug id alone.

interface List<Item> {
  items: Item[]
}

const THROWS = [
  { button: 'coupon', type: 'Coupon', file: 'coupon.ts', names: ['applyCoupon'] },
  { button: 'checkout', type: 'Checkout', file: 'checkout.ts', names: ['total', 'checkOut'] },
  { button: 'load', type: 'Load', file: 'broken-on-load.ts', names: [] },
]

let seismo: Seismo
const started = new AsyncDisposableStack()
const sites = new Map<Bundler, string>()

function distOf(bundler: Bundler): string {
  return join(BUNDLED_APP, 'dist', bundler)
}

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  const { url, token, publicKey } = seismo
  const head = `<script src="${url}/seismo.min.js" crossorigin data-key="${publicKey}"></script>`
  for (const bundler of BUNDLER_NAMES) {
    const dist = distOf(bundler)
    await BUNDLERS[bundler]({ root: BUNDLED_APP, dist, options: { url, token } })
    const site = await serveApp(dist, head)
    started.defer(site.close)
    sites.set(bundler, site.url)
  }
})

afterAll(() => started.disposeAsync())

async function lineOf(file: string): Promise<number> {
  const text = await readFile(join(BUNDLED_APP, 'src', file), 'utf8')
  return text.split('\n').findIndex((line) => line.includes('throw failure(')) + 1
}

async function eventOf(type: string): Promise<IssueEvent> {
  const isIt = (one: IssueSummary) => one.type === type
  const { items } = await seismo.until<List<IssueSummary>>('/api/issues?limit=100', (list) =>
    list.items.some(isIt),
  )
  return seismo.get(`/api/issues/${String(items.find(isIt)?.id)}/events/latest`)
}

describe.each(BUNDLER_NAMES)('built by %s', (bundler) => {
  it('leaves no map and no address of one to visitors', async () => {
    const files = await filesOf(distOf(bundler))

    const scripts = [...files].filter(([name]) => name.endsWith('.js'))
    expect(scripts.length).toBeGreaterThanOrEqual(3)
    expect([...files.keys()].filter((name) => name.endsWith('.map'))).toEqual([])
    for (const [, text] of scripts) expect(text).not.toContain('sourceMappingURL')
  })
})

describe('seismo sourcemaps upload', () => {
  const dist = join(BUNDLED_APP, 'dist/cli')
  const upload = (...args: string[]) => seismo.cli('sourcemaps', 'upload', dist, ...args)

  it('needs no release for a build with debug ids', async () => {
    await BUNDLERS.vite({ root: BUNDLED_APP, dist, options: { upload: false } })

    const { code, output } = await upload()

    expect(output).toMatch(
      /assets\/main\.js {2}debug id \S+ in file and map · with source text · 1:/,
    )
    expect(output).toMatch(/Uploaded 3 source maps to http/)
    expect(code).toBe(0)
  })

  it('needs one for a build without, and says so', async () => {
    await BUNDLERS.vite({ root: BUNDLED_APP, dist, options: { enabled: false } })

    const without = await upload()
    const withRelease = await upload('--release', 'shop@3')

    expect(without).toMatchObject({ code: 1 })
    expect(without.output).toMatch(/^seismo: assets\/\S+, .*: no debug id; build with .*--release/)
    expect(withRelease.output).toMatch(/Uploaded 3 source maps of release shop@3 to http/)
    expect(withRelease.code).toBe(0)
  })
})

describe.each(BROWSERS.filter((name) => name !== 'webkit'))('in %s', (browserName) => {
  let tab: Tab
  const open = new AsyncDisposableStack()

  beforeAll(async () => {
    const browser = await launchBrowser(browserName)
    open.defer(browser.close)
    tab = await browser.newTab()
  })

  afterAll(() => open.disposeAsync())

  it.each(BUNDLER_NAMES)('shows where it was thrown and by whom, built by %s', async (bundler) => {
    const who = `${bundler} in ${browserName}`
    await tab.open(`${String(sites.get(bundler))}/?who=${encodeURIComponent(who)}`)
    for (const { button } of THROWS) await tab.click(`#${button}`)

    for (const { type, file, names } of THROWS) {
      const event = await eventOf(`${type} of ${who}`)

      // The first frame made the error; it is the same for all.
      const [made, ...frames] = event.exceptions[0]?.frames ?? []
      expect(made).toMatchObject({ function: 'failure', status: 'mapped' })
      expect(frames[0]).toMatchObject({
        file: expect.stringMatching(new RegExp(`src/${file}$`)) as string,
        ...{ line: await lineOf(file), status: 'mapped' },
      })
      expect(frames.slice(0, names.length).map((frame) => frame.function)).toEqual(names)
      expect(event.release).toBe('')
    }
  })
})
