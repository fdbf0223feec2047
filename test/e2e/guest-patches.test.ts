import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSite, type Guest, type Site } from '../apps/guest/site.ts'
import { BROWSERS, launchBrowser, type Tab, type TestBrowser } from '../harness/browsers.ts'
import { startCollector, type Collector } from '../harness/collector.ts'

const { resolve } = createRequire(import.meta.url)

/** Somebody else's monitoring, as most of it is written; what it sees of Seismo's own beacons is not counted. */
const OTHER_LIBRARY = `
  self.calls = { fetch: 0, open: 0, send: 0, warn: 0 }
  self.patched = []
  for (const [holder, name] of [
    [self, 'fetch'], [XMLHttpRequest.prototype, 'open'], [XMLHttpRequest.prototype, 'send'], [console, 'warn'],
  ]) {
    const original = holder[name]
    holder[name] = function (...args) {
      if (!/beacon/.test(args[0])) calls[name] += 1
      return original.apply(this, args)
    }
    patched.push(() => { holder[name] = original })
  }`

/** What code can tell of the functions Seismo stands in front of. */
const SHAPES = `
  self.functions = [
    [self, 'fetch'], [XMLHttpRequest.prototype, 'open'], [console, 'warn'], [console, 'error'],
    [History.prototype, 'pushState'], [History.prototype, 'replaceState'],
  ]
  self.shapes = () => functions.map(([holder, name]) => {
    const { value, ...flags } = Object.getOwnPropertyDescriptor(holder, name)
    value.mark ??= name
    return {
      ...flags, name: value.name, length: value.length, type: typeof value, text: String(value),
      joined: '' + value, keys: Reflect.ownKeys(value).map(String), mark: value.mark,
      isPlain: Object.getPrototypeOf(value) === Function.prototype, hasOwnText: Object.hasOwn(value, 'toString'),
      isNative: /native code/.test(Function.prototype.toString.call(value)) || name === 'warn' || name === 'error',
    }
  })
  self.shapesBefore = shapes()`

/** Every property of what a script may change, and who listens. */
const LEFTOVERS = `{
  self.holders = () => ({
    self, document, navigator, history, console, location, XMLHttpRequest: XMLHttpRequest.prototype,
    History: History.prototype, EventTarget: EventTarget.prototype, Document: Document.prototype,
    Navigator: Navigator.prototype, Promise, PromisePrototype: Promise.prototype, Response: Response.prototype,
    Request: Request.prototype, Error, ErrorPrototype: Error.prototype, Element: Element.prototype,
    JSON, Function: Function.prototype,
  })
  self.snapshot = () => new Map(Object.entries(holders()).flatMap(([holder, object]) =>
    Reflect.ownKeys(object).map((key) => [holder + '.' + String(key), Object.getOwnPropertyDescriptor(object, key)])))
  self.listening = []
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const script = /seismo(\\.more)?\\.min\\.js/.exec(new Error().stack)?.[0]
    // A signal of Seismo's own is not the page's.
    if (script && !(this instanceof AbortSignal)) listening.push({ script, type, listener, signal: options?.signal })
    return add.call(this, type, listener, options)
  }
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    self.listening = listening.filter((one) => one.type !== type || one.listener !== listener)
    return remove.call(this, type, listener, options)
  }
  self.changes = () => {
    const changed = []
    const after = snapshot()
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(key), after.get(key)]
      const isSame = was && is && ['value', 'get', 'set', 'writable', 'enumerable', 'configurable']
        .every((part) => Object.is(was[part], is[part]))
      // WebKit's driver keeps itself there.
      if (!isSame && !/automation/.test(key)) changed.push(key)
    }
    return changed
  }
  const before = snapshot()
}`

declare global {
  var calls: Record<'fetch' | 'open' | 'send' | 'warn', number>
  var patched: (() => void)[]
  var shapes: () => object[]
  var shapesBefore: object[]
  var changes: () => string[]
  var listening: { script: string; type: string; signal?: AbortSignal }[]
}

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
  return { endpoint: collector.url, ...given }
}

function requestsOf(url: string): string[] {
  return collector
    .items('request')
    .filter(({ view }) => view.url === url)
    .map(
      ({ via, target, status, outcome }) =>
        `${via} ${new URL(target).pathname} ${status} ${outcome}`,
    )
    .sort()
}

/** Fails by both ways of asking, waits for both, and writes to the console. */
async function fail(): Promise<number[]> {
  console.warn('a warning')
  const { status } = await fetch('/api/500')
  const xhr = new XMLHttpRequest()
  const { promise, resolve: done } = Promise.withResolvers<unknown>()
  xhr.onloadend = done
  xhr.open('GET', '/api/503')
  xhr.send()
  await promise
  return [status, xhr.status]
}

describe.each(BROWSERS)('in %s', (name) => {
  let browser: TestBrowser
  let tab: Tab

  beforeAll(async () => {
    browser = await launchBrowser(name)
    tab = await browser.newTab()
  })

  afterAll(() => browser.close())

  const once = { fetch: 1, open: 1, send: 1, warn: 1 }
  const twice = { fetch: 2, open: 2, send: 2, warn: 2 }
  const none = { fetch: 0, open: 0, send: 0, warn: 0 }
  it.each<{ is: string; guest: Partial<Guest>; between?: string; first: object; second: object }>([
    { is: 'before it', guest: { before: OTHER_LIBRARY }, first: once, second: twice },
    { is: 'after it', guest: { after: OTHER_LIBRARY }, first: once, second: twice },
    {
      is: 'after it and gives back what it found',
      guest: { after: `${OTHER_LIBRARY}; patched.forEach((restore) => restore())` },
      first: none,
      second: none,
    },
    {
      is: 'before it and puts the original back over it',
      guest: { before: OTHER_LIBRARY },
      between: 'patched.forEach((restore) => restore())',
      first: once,
      second: once,
    },
    {
      is: 'after it, and Seismo stops in between',
      guest: { after: OTHER_LIBRARY },
      between: 'seismo.stop()',
      first: once,
      second: twice,
    },
  ])('sees each request once where a library patches $is', async (row) => {
    const url = site.page(aGuest(row.guest))
    await tab.open(url)

    expect(await tab.evaluate(fail)).toEqual([500, 503])
    expect(await tab.evaluate(() => calls)).toEqual(row.first)
    await tab.evaluate(() => seismo.flush())
    const expected = ['fetch /api/500 500 load', 'xhr /api/503 503 load']
    await collector.until(() => requestsOf(url).length >= 2)
    expect(requestsOf(url)).toEqual(expected)

    if (row.between) await tab.evaluate(`void (${row.between})`)
    expect(await tab.evaluate(fail)).toEqual([500, 503])
    expect(await tab.evaluate(() => calls)).toEqual(row.second)
    expect(await tab.evaluate(() => witness.errors)).toEqual([])
  })

  it('sees errors and requests, and changes no zone, where zone.js was before it', async () => {
    const zone = site.script(await readFile(resolve('zone.js'), 'utf8'))
    const url = site.page(
      aGuest({
        before: `document.write('<script src="${zone}"></' + 'script>')`,
        body: `<script>
          Zone.current.fork({ name: 'app' }).run(() => {
            setTimeout(() => { self.zoneOfTimer = Zone.current.name; throw new Error('in a zone') })
            self.zoneOfFetch = fetch('/api/500').then(() => Zone.current.name)
            self.zoneOfXhr = new Promise((done) => {
              const xhr = new XMLHttpRequest()
              xhr.onload = () => done(Zone.current.name)
              xhr.open('GET', '/api/503')
              xhr.send()
            })
          })
        </script>`,
      }),
    )
    await tab.open(url)
    const zones = await tab.evaluate('Promise.all([zoneOfTimer, zoneOfFetch, zoneOfXhr])')
    await tab.evaluate(() => seismo.flush())
    const errors = () => collector.items('error').filter(({ view }) => view.url === url)
    await collector.until(() => errors().length > 0 && requestsOf(url).length > 1)

    expect(zones).toEqual(['app', 'app', 'app'])
    expect(errors().map(({ exceptions }) => exceptions[0]?.message)).toEqual(['in a zone'])
    expect(requestsOf(url)).toEqual(['fetch /api/500 500 load', 'xhr /api/503 503 load'])
  })

  it('stands in front of functions without changing what code can tell of them', async () => {
    await tab.open(site.page(aGuest({ before: SHAPES })))

    const [before, after] = await tab.evaluate(() => [shapesBefore, shapes()])

    expect(after).toEqual(before)
  })

  it('lets what the originals throw and reject with pass as it is', async () => {
    const act = `(async () => {
      const tell = (call) => Promise.try(call).then(() => 'fine', (error) => error.constructor.name + ': ' + error.message)
      const { open } = XMLHttpRequest.prototype
      return [
        await tell(() => fetch()), await tell(() => fetch('http://[')), await tell(() => fetch.call({}, '/api/200')),
        await tell(() => fetch('/api/200', { method: 'TRACE' })), await tell(() => fetch.call(undefined, '/api/200')),
        await tell(() => open.call({}, 'GET', '/')), await tell(() => new XMLHttpRequest().open()),
        await tell(() => new XMLHttpRequest().open('GET', 'http://[')),
        await tell(() => { throw new fetch('/') }),
        await tell(() => fetch('/api/200', { signal: AbortSignal.abort(new RangeError('mine')) })),
      ]
    })()`
    await tab.open(site.page(aGuest({ html: '<title>without</title>' })))
    const without = await tab.evaluate<string[], []>(act)
    await tab.open(site.page(aGuest()))

    expect(await tab.evaluate(act)).toEqual(without)
    expect(without.filter((text) => text !== 'fine').length).toBeGreaterThan(6)
  })

  it('lets a failing fetch that nobody caught reach the page once, and tells of it once', async () => {
    const url = site.page(aGuest())
    await tab.open(url)

    const rejections = await tab.evaluate(() => {
      const { promise, resolve: done } = Promise.withResolvers<unknown>()
      addEventListener('unhandledrejection', () => setTimeout(() => done(witness.rejections)))
      void fetch('/api/reset')
      return promise
    })
    await tab.evaluate(() => seismo.flush())

    expect(rejections).toEqual([expect.stringMatching(/^TypeError/)])
    const errors = () => collector.items('error').filter(({ view }) => view.url === url)
    await collector.until(() => errors().length > 0 && requestsOf(url).length > 0)
    expect(requestsOf(url)).toEqual(['fetch /api/reset 0 error'])
    expect(errors().map(({ mechanism }) => mechanism)).toEqual(['unhandledrejection'])
  })

  it('leaves a synchronous request synchronous', async () => {
    const url = site.page(aGuest())
    await tab.open(url)

    const seen = await tab.evaluate(() => {
      const states: number[] = []
      const xhr = new XMLHttpRequest()
      xhr.onreadystatechange = () => states.push(xhr.readyState)
      xhr.open('GET', '/api/500', false)
      xhr.send()
      seismo.flush()
      return { states, status: xhr.status, text: xhr.responseText }
    })

    expect(seen).toEqual({ states: [1, 4], status: 500, text: '{}' })
    await collector.until(() => requestsOf(url).length > 0)
    expect(requestsOf(url)).toEqual(['xhr /api/500 500 load'])
  })

  it('leaves the page as it was when it stops', async () => {
    const url = site.page(
      aGuest({ before: LEFTOVERS, after: `addEventListener('load', () => seismo.count('late'))` }),
    )
    const next = site.page(aGuest({ after: `seismo.captureError(new Error('next'))` }))
    await tab.open(url)
    // It has stopped only after all of it had started.
    const isLate = () => collector.items('metric').some(({ view }) => view.url === url)
    await tab.evaluate(() => seismo.captureMessage('hurry'))
    await collector.until(isLate)
    const during = await tab.evaluate(() => ({ changes: changes(), listening: listening.length }))
    const stoppedAt = await tab.evaluate(() => {
      seismo.stop()
      return Date.now()
    })

    const after = await tab.evaluate(() => ({
      changes: changes(),
      // web-vitals, in the second file, has no way to unsubscribe.
      listening: listening
        .filter(({ script, signal }) => script === 'seismo.min.js' && !signal?.aborted)
        .map(({ type }) => type),
    }))
    await tab.evaluate(fail)
    await tab.evaluate(() => {
      seismo.captureError(new Error('after the stop'))
      seismo.count('after')
      history.pushState({}, '', '#/after')
      setTimeout(() => {
        throw new Error('after the stop')
      })
    })
    await tab.open(next)
    await collector.until(() => collector.items('error').some((item) => item.view.url === next))

    expect(during.changes).toContain('self.fetch')
    expect(during.listening).toBeGreaterThan(5)
    expect(after.changes).toEqual(['self.seismo'])
    expect(after.listening).toEqual([])
    // What it sent as it stopped may be on its way still.
    const since = collector.beacons.filter(({ envelope }) => envelope.sentAt > stoppedAt)
    expect(since.map(({ envelope }) => envelope.view.url)).toContain(next)
    expect(since.filter(({ envelope }) => envelope.view.url !== next)).toEqual([])
  })
})
