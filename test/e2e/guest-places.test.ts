import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scriptTag, startSite, type Guest, type Site } from '../apps/guest/site.ts'
import { BROWSERS, launchBrowser, type Tab, type TestBrowser } from '../harness/browsers.ts'
import { startCollector, type Collector } from '../harness/collector.ts'
import { launchFirefox } from '../harness/firefox.ts'

// Wherever a page may live. The proof that all of Seismo is there is a counter, as it is counted by
// the second file, which comes after the load.

const QUIET = { errors: [], rejections: [], violations: [], written: [] }
/** A failure, and proof of the second file. */
const ACT = `
  seismo.captureError(new Error(location.pathname))
  addEventListener('load', () => seismo.count(location.pathname))
`
const DENIED = ['sessionStorage', 'localStorage']
  .map(
    (name) => `Object.defineProperty(window, '${name}', {
      get() { throw new DOMException('denied', 'SecurityError') },
    })`,
  )
  .join('\n')

let collector: Collector
let site: Site
const started = new AsyncDisposableStack()

beforeAll(async () => {
  collector = await startCollector()
  started.defer(collector.close)
  site = await startSite()
  started.defer(site.close)
})

afterAll(() => started.disposeAsync())

function aGuest(given: Partial<Guest> = {}): Guest {
  return { endpoint: collector.url, after: ACT, ...given }
}

/** Resolves when both the error and the counter of a page have come; answers how often. */
async function arrived(url: string): Promise<{ errors: number; counters: number }> {
  const path = new URL(url).pathname
  const errors = () =>
    collector.items('error').filter(({ exceptions }) => exceptions[0]?.message === path)
  const counters = () => collector.items('metric').filter(({ name }) => name === path)
  await collector.until(() => errors().length > 0 && counters().length > 0)
  return { errors: errors().length, counters: counters().length }
}

describe.each(BROWSERS)('in %s', (name) => {
  let browser: TestBrowser
  let tab: Tab

  beforeAll(async () => {
    browser = await launchBrowser(name)
    tab = await browser.newTab()
  })

  afterAll(() => browser.close())

  it('works under the strictest policy and violates nothing', async () => {
    const policy = [
      `default-src 'none'`,
      `img-src data:`,
      `script-src 'nonce-c2Vpc21v' 'strict-dynamic'`,
      `connect-src ${collector.url}`,
      `require-trusted-types-for 'script'`,
      `trusted-types 'none'`,
    ].join('; ')
    const url = site.page(aGuest({ headers: { 'Content-Security-Policy': policy } }))

    await tab.open(url)

    expect(await arrived(url)).toEqual({ errors: 1, counters: 1 })
    expect(await tab.evaluate(() => witness)).toEqual(QUIET)
  })

  it('works in a sandboxed frame, whose origin is opaque and whose storage throws', async () => {
    const inner = site.page(
      aGuest({
        before: `
          try { localStorage; witness.written.push('localStorage did not throw') } catch {}
          addEventListener('message', ({ source }) => source.postMessage(witness, '*'))`,
      }),
    )
    const outer = site.page({
      endpoint: collector.url,
      html: `<iframe sandbox="allow-scripts" src="${inner}"></iframe>`,
    })

    await tab.open(outer)

    expect(await arrived(inner)).toEqual({ errors: 1, counters: 1 })
    const seen = await tab.evaluate(() => {
      const { promise, resolve } = Promise.withResolvers<unknown>()
      addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(data))
      frames[0]?.postMessage('tell', '*')
      return promise
    })
    expect(seen).toEqual(QUIET)
  })

  it('works where the page may not store anything', async () => {
    const url = site.page(aGuest({ before: DENIED }))

    await tab.open(url)

    expect(await arrived(url)).toEqual({ errors: 1, counters: 1 })
    expect(await tab.evaluate(() => witness)).toEqual(QUIET)
  })

  it('works in a module worker', async () => {
    const entry = `
      import { init } from './packages/browser-sdk/dist/index.js'
      const seismo = init({ key: 'key', endpoint: '${collector.url}' })
      seismo.captureError(new Error('${name} worker'))
      fetch('${site.url}/api/503').finally(() => { seismo.flush(); postMessage(seismo.problem ?? 'on') })`
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: process.cwd() },
      bundle: true,
      format: 'esm',
      write: false,
    })
    const script = site.script(outputFiles[0]?.text ?? '')
    await tab.open(site.page({ endpoint: collector.url, html: '<title>outside</title>' }))

    const state = await tab.evaluate((address) => {
      const { promise, resolve } = Promise.withResolvers<unknown>()
      const worker = new Worker(address, { type: 'module' })
      worker.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data)
      worker.onerror = ({ message }) => resolve(`broken: ${message}`)
      return promise
    }, script)

    expect(state).toBe('on')
    const here = () => collector.items('error').filter((item) => item.view.url === script)
    await collector.until(() => here().length > 0)
    expect(here()[0]?.exceptions[0]?.message).toBe(`${name} worker`)
  })

  it('is one client where its script is twice on a page', async () => {
    const url = site.page(aGuest({ body: scriptTag({ endpoint: collector.url }) }))

    await tab.open(url)

    expect(await arrived(url)).toEqual({ errors: 1, counters: 1 })
    const views = collector.items('pageview').filter(({ view }) => view.url === url)
    expect(views).toHaveLength(1)
    expect(await tab.evaluate(() => witness)).toEqual(QUIET)
  })

  it('starts anew where its places in the storage hold something else', async () => {
    const before = `sessionStorage.seismo = sessionStorage.seismoControl = localStorage.seismo = '{"not": '`
    const url = site.page(aGuest({ before }))

    await tab.open(url)

    expect(await arrived(url)).toEqual({ errors: 1, counters: 1 })
    const here = collector.beacons.find(({ envelope }) => envelope.view.url === url)
    expect(here?.envelope.context.sessionId).toMatch(/^[0-9a-f]{32}$/)
    expect(await tab.evaluate(() => witness)).toEqual(QUIET)
    // Of the origin, and there are other tests on it.
    await tab.evaluate(() => {
      sessionStorage.clear()
      localStorage.clear()
    })
  })
})

it('works in a Firefox whose user has blocked all storage', async () => {
  const browser = await launchFirefox({ 'network.cookie.cookieBehavior': 2 })
  const tab = await browser.newTab()
  const before = `try { localStorage; witness.written.push('localStorage did not throw') } catch {}`
  const url = site.page(aGuest({ before }))

  await tab.open(url)

  expect(await arrived(url)).toEqual({ errors: 1, counters: 1 })
  expect(await tab.evaluate(() => witness)).toEqual(QUIET)
  await browser.close()
})
