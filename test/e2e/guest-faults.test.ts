import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FAULTS, PAGE } from '../apps/guest/faults.ts'
import { startSite, type Site } from '../apps/guest/site.ts'
import { BROWSERS, launchBrowser, type Tab, type TestBrowser } from '../harness/browsers.ts'
import { startCollector, type Collector } from '../harness/collector.ts'

// Each page is opened with Seismo and without. Whatever breaks in the platform under it, the page
// must not be able to tell the two apart.

/** Pages at a time, each in a frame. */
const MANY = 30
const PAIR = 2
const BODY = '<button id="buy" class="a b">Buy <b>now</b></button>'

interface Visit {
  key: string
  url: string
  later: string
  isHostile: boolean
}

let collector: Collector
let site: Site
let outer: string
const started = new AsyncDisposableStack()

beforeAll(async () => {
  collector = await startCollector()
  started.defer(collector.close)
  site = await startSite()
  started.defer(site.close)
  outer = site.page({ endpoint: 'none', html: '<!doctype html><title>Frames</title>' })
})

afterAll(() => started.disposeAsync())

/** The same page with Seismo and without. */
function visitsOf(key: string, given: { before?: string; later?: string; isHostile?: boolean }) {
  const { before = '', later = '', isHostile = false } = given
  return [collector.url, 'none'].map((endpoint) => ({
    key: `${endpoint === 'none' ? 'without' : 'with'} ${key}`,
    url: site.page({ endpoint, before: `${PAGE};try { ${before} } catch {}`, body: BODY }),
    later: later && `try { ${later} } catch {}`,
    isHostile,
  }))
}

/** Runs in the outer page: opens all in frames and answers what became of each. */
async function visitAll(visits: Visit[]): Promise<Record<string, string>> {
  const told: Record<string, string> = {}
  async function visit({ key, url, later, isHostile }: Visit): Promise<void> {
    const frame = document.createElement('iframe')
    frame.src = url
    const { promise, resolve } = Promise.withResolvers<unknown>()
    frame.onload = resolve
    document.body.append(frame)
    await promise
    const page = frame.contentWindow as Window & typeof globalThis // it has just loaded
    await (later ? page.ready() : page.settle())
    page.eval(later)
    told[key] = await page.act(isHostile)
    frame.remove()
  }
  await Promise.all(visits.map(visit))
  return told
}

type Told = Record<string, string[]>

/**
 * By page, what only one of the two saw; nothing where they cannot be told apart. Among many pages
 * at once a request may miss its turn in one of the two: what is found is looked at again, by itself.
 */
async function differences(tab: Tab, visits: Visit[]): Promise<Record<string, string[]>> {
  const found = await differencesAmong(tab, visits, MANY)
  const again = visits.filter(({ key }) => Object.hasOwn(found, key.replace(/^\w+ /, '')))
  return differencesAmong(tab, again, PAIR)
}

async function differencesAmong(
  tab: Tab,
  visits: Visit[],
  many: number,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (let first = 0; first < visits.length; first += many) {
    await tab.open(outer)
    const told = await tab.evaluate(visitAll, visits.slice(first, first + many))
    for (const [key, text] of Object.entries(told)) {
      if (!key.startsWith('with ')) continue
      const name = key.slice('with '.length)
      const withGuest = linesOf(text)
      const without = linesOf(told[`without ${name}`] ?? '{}')
      const lines = [
        ...withGuest.filter((line) => !without.includes(line)).map((line) => `+ ${line}`),
        ...without.filter((line) => !withGuest.includes(line)).map((line) => `- ${line}`),
      ]
      if (lines.length > 0) found[name] = lines
    }
  }
  return found
}

/** Numbered, so that what happens twice instead of once is a difference. */
function linesOf(text: string): string[] {
  const told = JSON.parse(text) as Told // by faults.ts
  return Object.entries(told).flatMap(([what, lines]) => {
    const seen: Record<string, number> = {}
    return lines.map((line) => `${what}: ${line} #${(seen[line] = (seen[line] ?? 0) + 1)}`)
  })
}

describe.each(BROWSERS)('in %s', (name) => {
  let browser: TestBrowser
  let tab: Tab

  beforeAll(async () => {
    browser = await launchBrowser(name)
    tab = await browser.newTab()
  })

  afterAll(() => browser.close())

  it('keeps a fault to itself that is there when it starts', async () => {
    const visits = FAULTS.flatMap(([fault, before]) => visitsOf(fault, { before }))

    expect(await differences(tab, visits)).toEqual({})
  })

  it('keeps a fault to itself that comes later', async () => {
    const visits = FAULTS.flatMap(([fault, later]) => visitsOf(fault, { later }))

    expect(await differences(tab, visits)).toEqual({})
  })

  it('takes whatever the page hands to it, to the console and to requests', async () => {
    expect(await differences(tab, visitsOf('hostile values', { isHostile: true }))).toEqual({})
  })

  it('is really there in these pages, the second file included', async () => {
    const before = collector.beacons.length
    const kinds = () =>
      new Set(
        collector.beacons
          .slice(before)
          .flatMap(({ envelope }) => envelope.items.map(({ is }) => is)),
      )

    expect(await differences(tab, visitsOf('no fault', { later: 'true' }))).toEqual({})

    await collector.until(() => kinds().size >= 5)
    expect(kinds()).toEqual(new Set(['error', 'request', 'pageview', 'metric', 'vital']))
  })
})
