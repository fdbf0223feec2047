import { mkdir, readFile } from 'node:fs/promises'
import type { IssueSummary, LongFrameStats, MissingMap, VitalTarget } from '@seismo/ingest/api'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, aLongFrame, anError, aVital } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { faultsInEveryLook } from '../harness/looks.ts'
import { visitPage } from '../harness/page-visit.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'
import { serveSlowPage, type SlowPage } from '../harness/slow-page.ts'

interface List<Item> {
  items: Item[]
}

const RELEASE = 'shop@1.4.2'

let seismo: Seismo
let browser: Browser
let shop: SlowPage
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  shop = await serveSlowPage(seismo, { release: RELEASE })
  started.defer(shop.close)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

async function logIn(options: BrowserContextOptions = {}): Promise<Page> {
  return (await visitPage(browser, seismo, options)).page
}

/** Somebody visits, clicks and leaves. */
async function visit({ url }: SlowPage, button: '#slow' | '#broken'): Promise<void> {
  const page = await browser.newPage()
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.click(button)
  if (button === '#slow') await page.evaluate(untilToldOfTheClick)
  // It stays open: what is on its way would go with its context.
  await page.goto('about:blank')
}

/** In the page: the browser tells of a click, and of the long frame it was in, a while after both. */
async function untilToldOfTheClick(): Promise<void> {
  const told = (type: string, isIt: (entry: PerformanceEntry) => boolean) =>
    new Promise<void>((done) => {
      new PerformanceObserver((list) => {
        if (list.getEntries().some(isIt)) done()
      }).observe({ type, buffered: true })
    })
  await Promise.all([
    told('event', ({ name }) => name === 'click'),
    told('long-animation-frame', ({ duration }) => duration >= 300),
  ])
}

async function send(given: Parameters<typeof aBeacon>[0]): Promise<void> {
  const body = JSON.stringify(aBeacon(given))
  const init = { method: 'POST', body }
  const { status } = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, init)
  expect(status).toBe(202)
}

const panelOf = (page: Page) => page.getByRole('region', { name: 'Source maps' })

it('says that nothing is there and nothing is missing', async () => {
  const page = await logIn()

  await page.goto(`${seismo.url}/p/web/settings`)

  await panelOf(page).getByText('Nothing uploaded yet').waitFor()
  await page.context().close()
})

it('names the missing map, why, and the command that brings it: then it is there', async () => {
  await visit(shop, '#broken')
  await seismo.until<List<MissingMap>>('/api/artifacts/missing', ({ items }) => items.length > 0)
  const { items } = await seismo.get<List<IssueSummary>>('/api/issues')
  const page = await logIn()

  await page.goto(`${seismo.url}/p/web/settings`)
  const panel = panelOf(page)
  const missing = panel.locator('table[data-table="missing"] tbody tr')
  await missing.waitFor()
  const told = await missing.innerText()
  const command = await panel.getByLabel('upload command', { exact: true }).last().innerText()
  await page.goto(`${seismo.url}/i/${items[0]?.shortId ?? ''}`)
  const remedy = page.getByText(`Looked for: release ${RELEASE}.`)
  await page.locator('button[aria-expanded="false"]', { hasText: 'app.js' }).first().click()
  await remedy.waitFor()
  const ofFrame = await page.getByLabel('upload command', { exact: true }).last().innerText()

  expect(told).toMatch(/\/assets\/app\.js[^]*No source map[^]*1/)
  expect([command, ofFrame]).toEqual(Array(2).fill(commandFor(RELEASE)))
  // As the command says it, with the folder of the build.
  const [, , ...words] = command.split(' ')
  const args = words.map((word) => (word === './dist' ? shop.dist : word))
  const uploaded = await seismo.cli(...args)
  expect(uploaded.output).toContain('Uploaded 1 source map')
  await page.goto(`${seismo.url}/p/web/settings`)
  const row = await panel.locator('table[data-table="uploads"] tbody tr').innerText()
  expect(row).toMatch(/\/app\.js\s[^]*1 with text/)
  expect(await missing.count()).toBe(0)
  await page.context().close()
})

function commandFor(release: string): string {
  return `npx seismo sourcemaps upload ./dist --release ${release} --url ${seismo.url}`
}

describe('what made a page slow', () => {
  it('is a line of the source, of a script that only its debug id tells', async () => {
    const page = await serveSlowPage(seismo, { hasDebugId: true })
    started.defer(page.close)
    await uploadByDebugId(page)

    await visit(page, '#slow')

    const inp = (one: VitalTarget) => one.metric === 'INP' && one.script.original !== null
    const targets = await seismo.until<List<VitalTarget>>('/api/vitals/targets', ({ items }) =>
      items.some(inp),
    )
    const frames = await seismo.until<List<LongFrameStats>>('/api/long-frames', ({ items }) =>
      items.some((one) => one.original !== null),
    )
    const target = targets.items.find(inp)
    const line = page.lineOf('function recountTheCart')
    const original = { file: 'src/cart.ts', line, function: 'recountTheCart', inApp: true }
    expect(target).toMatchObject({ target: '#slow', script: { original } })
    expect(frames.items[0]).toMatchObject({ original, invoker: 'BUTTON#slow.onclick' })
  })

  it('stands on the page of the vitals', async () => {
    const page = await logIn()

    await page.goto(`${seismo.url}/p/web/vitals?metric=INP`)

    const targets = page.getByRole('region', { name: 'What INP is made of' })
    const frames = page.getByRole('region', { name: 'Long frames' })
    for (const panel of [targets, frames])
      await panel.getByText(/^src\/cart\.ts:\d+:\d+$/).waitFor()
    expect(await targets.innerText()).toMatch(/#slow[^]*recountTheCart/)
    await page.context().close()
  })

  async function uploadByDebugId({ dist, debugId }: SlowPage): Promise<void> {
    const body = new FormData()
    for (const [name, value] of Object.entries({ release: 'x', path: 'x.js', debugId }))
      body.set(name, value)
    body.set('map', new Blob([await readFile(`${dist}/app.js.map`)]), 'app.js.map')
    body.set('file', new Blob([await readFile(`${dist}/app.js`)]), 'app.js')
    const headers = { Authorization: `Bearer ${seismo.token}` }
    const response = await fetch(`${seismo.url}/api/artifacts`, { method: 'PUT', body, headers })
    expect(response.status).toBe(200)
  }
})

it('tells what went wrong where it cannot be told, and asks again', async () => {
  const page = await logIn()
  await page.route('**/api/artifacts/missing*', (route) => route.fulfill({ status: 503 }), {
    times: 1,
  })

  await page.goto(`${seismo.url}/p/web/settings`)
  await panelOf(page).getByRole('button', { name: 'Try again' }).click()

  await panelOf(page).locator('details').first().waitFor()
  await page.context().close()
})

describe('on every screen', () => {
  const id = '85314830-023f-4cf1-a267-535f4e37bb17'
  beforeAll(async () => {
    const long = `/assets/${'a-very-long-name-of-a-chunk-'.repeat(4)}3f9c.js`
    const script = { url: `https://shop.example${long}`, function: 'e', position: 91_234 }
    const stackOf = (address: string, line: number) => ({
      ...{ items: [anError({ weight: 12_345 })], lines: [`    at e (${address}:${line}:12)`] },
    })
    const inRelease = (release: string) => ({ context: { sessionId: 's', release } })
    await send({ ...inRelease(RELEASE), ...stackOf(`${shop.url}/assets/app.js`, 9) })
    await send({
      ...inRelease(RELEASE),
      ...stackOf(`https://shop.example${long}`, 1),
      debugIds: { [`https://shop.example${long}`]: id },
    })
    await send({ ...inRelease('2.0.0'), ...stackOf('https://ads.example/tag.js', 1) })
    await send({
      items: [
        aLongFrame({ scripts: [{ ...script, durationMs: 900 }] }),
        aVital({
          ...{ name: 'INP', value: 900 },
          attribution: {
            target: 'div.cart_total__x7Hq2 > button',
            script: { ...script, durationMs: 9 },
          },
        }),
      ],
    })
    await seismo.until<List<MissingMap>>('/api/artifacts/missing', ({ items }) => items.length >= 3)
    await seismo.until<List<LongFrameStats>>('/api/long-frames', ({ items }) => items.length >= 2)
  })

  it('breaks no rule of axe and does not scroll sideways', { timeout: 120_000 }, async () => {
    const page = await logIn()
    for (const path of ['settings', 'vitals?metric=INP']) {
      await page.goto(`${seismo.url}/p/web/${path}`)
      const rows = page.locator('table[data-table="missing"], table[data-table="long-frames"]')
      await rows.first().waitFor()
      await page.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true
      })
      const looked = (look: string) => picture(page, `${path.slice(0, 8)}-${look}`)
      expect(await faultsInEveryLook(page, looked)).toEqual([])
    }
    await page.context().close()
  })
})

/** For people to look at: SEISMO_PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SEISMO_PICTURES
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
