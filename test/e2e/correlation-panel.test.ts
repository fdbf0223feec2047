import { mkdir } from 'node:fs/promises'
import type { Correlations, IssueSummary } from '@seismo/ingest/api'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAtMost } from '../../packages/ingest/src/lib/at-most.ts'
import { aSeries, snappy, writeRequest } from '../../packages/ingest/src/wire/prometheus/a-body.ts'
import { aBeacon, anError, aPageView, aRequest, aVital } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { faultsInEveryLook } from '../harness/looks.ts'
import {
  compared,
  hostilelyMoved,
  moveUnseen,
  muchMoved,
  noRise,
  nothingMoved,
} from '../harness/moved-answers.ts'
import { visitPage, type PageVisit } from '../harness/page-visit.ts'
import { axeViolations } from '../harness/person.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

const MINUTE = 60_000
/** Minutes. */
const HISTORY = 300
const ONSET = 25
const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15'
const WIDE = { viewport: { width: 1440, height: 900 } }

const now = Math.floor(Date.now() / MINUTE) * MINUTE
const minute = (ago: number) => now - ago * MINUTE

let seismo: Seismo
let browser: Browser
let issue: IssueSummary
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
  const sent = await sendStory()
  const { items } = await seismo.until<{ items: IssueSummary[] }>('/api/issues', (list) =>
    list.items.some(({ events }) => events === sent),
  )
  const found = items[0]
  if (found === undefined) throw new Error('no issue')
  issue = found
})

afterAll(() => started.disposeAsync())

/** Five hours of a shop; a release that is broken in Safari was deployed shortly before the onset. */
async function sendStory(): Promise<number> {
  const fewAtOnce = createAtMost(8)
  const minutes = Array.from({ length: HISTORY }, (_, index) => HISTORY - index)
  const errors = await Promise.all(minutes.map((ago) => fewAtOnce(() => sendMinute(ago))))
  await deploy(ONSET + 3)
  await writeSeries()
  return errors.reduce((sum, n) => sum + n, 0)
}

async function sendMinute(ago: number): Promise<number> {
  const at = minute(ago)
  const isAfter = ago <= ONSET
  const usual = ago % 2
  const extra = isAfter ? 9 : 0
  await send(CHROME, { release: '2.40.3', at, views: 8, errors: usual })
  await send(SAFARI, { release: isAfter ? '2.41.0' : '2.40.3', at, views: 4, errors: extra })
  return usual + extra
}

interface Sent {
  release: string
  at: number
  views: number
  errors: number
}

async function send(userAgent: string, { release, at, views, errors }: Sent) {
  const many = <Item>(n: number, item: () => Item) => Array.from({ length: n }, item)
  await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    headers: { 'user-agent': userAgent },
    body: JSON.stringify(
      aBeacon({
        context: { sessionId: crypto.randomUUID(), release, environment: 'production' },
        items: [
          ...many(views, () => aPageView({ at })),
          ...many(errors, () =>
            anError({ at, exceptions: [{ type: 'TypeError', message: 'total', stack: [0] }] }),
          ),
          aVital({ at, name: 'INP', value: errors > 1 ? 620 : 90 }),
          aRequest({ at, status: errors > 1 ? 503 : 200 }),
        ],
      }),
    ),
  })
}

async function deploy(ago: number) {
  const answer = await fetch(`${seismo.url}/api/deploys`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${seismo.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ release: '2.41.0', environment: 'production', url: 'https://ci.example/runs/7' },
      at: new Date(minute(ago)).toISOString(),
    }),
  })
  expect(answer.status).toBe(200)
}

/** Of a server whose pool of connections runs full a minute before, and of three calm ones. */
async function writeSeries() {
  const waves: Record<string, (ago: number) => number> = {
    db_pool_waiting: (ago) => (ago <= ONSET + 1 ? 30 : 0) + wobble(ago, 2),
    queue_depth: (ago) => 40 + wobble(ago, 12),
    cpu_temperature_celsius: (ago) => 55 + wobble(ago * 3, 2),
    memory_used_bytes: (ago) => 4e8 + wobble(ago * 7, 4e6),
  }
  const series = Object.entries(waves).map(([name, wave]) =>
    aSeries({
      labels: Object.entries({ __name__: name, instance: 'a:9100', job: 'shop' }),
      samples: Array.from({ length: HISTORY }, (_, index) => ({
        at: minute(HISTORY - index),
        value: wave(HISTORY - index),
      })),
    }),
  )
  const answer = await fetch(`${seismo.url}/api/v1/write`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${seismo.token}`,
      'content-type': 'application/x-protobuf',
      'content-encoding': 'snappy',
    },
    body: new Uint8Array(snappy(writeRequest(series))),
  })
  expect(answer.ok).toBe(true)
}

/** From 0 to `most`, the same in every run and without a period that a correlation could see. */
function wobble(ago: number, most: number): number {
  return ((ago * ago * 31 + ago * 17) % 101) * (most / 100)
}

interface Stubs {
  moved?: (now: number) => Correlations
}

/** A visit to whom these are answered. */
async function visit(
  options: BrowserContextOptions,
  { moved = muchMoved }: Stubs = {},
): Promise<PageVisit> {
  const visited = await visitPage(browser, seismo, { ...options })
  const { context } = visited
  await context.route(/\/api\/(issues\/[^/]+\/)?correlations/, (route) =>
    route.fulfill({ json: moved(Date.now()) }),
  )
  await context.route(/\/api\/compare/, (route) =>
    route.fulfill({
      json: compared(Date.now(), new URL(route.request().url()).searchParams.has('box')),
    }),
  )
  return visited
}

async function openIssue(page: Page, search = '') {
  await page.goto(`${seismo.url}/p/web/issues/${issue.shortId}${search}`)
  await page.getByRole('heading', { level: 1, name: 'TypeError' }).waitFor()
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SEISMO_SCREENSHOTS
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

const findings = (page: Page) => page.getByRole('list', { name: 'Moves together', exact: true })

describe('in every theme, wide and on a phone', () => {
  it.each([
    ['much', muchMoved],
    ['nothing', nothingMoved],
    ['calm', noRise],
    ['unseen', moveUnseen],
    ['hostile', hostilelyMoved],
  ] as const)('the panel has no fault: %s', { timeout: 120_000 }, async (state, moved) => {
    const { context, page, complaints } = await visit(WIDE, { moved })
    await openIssue(page, '?look=moved')
    await page.getByRole('figure', { name: 'On one time axis' }).waitFor()

    const looked = (look: string) => shot(page, `moved-${state}-${look}`)
    expect(await faultsInEveryLook(page, looked)).toEqual([])
    expect(await page.title()).toContain('TypeError')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('compares without a fault', { timeout: 120_000 }, async () => {
    const { context, page, complaints } = await visit(WIDE)
    await openIssue(page, '?look=compare')
    await page.getByRole('list', { name: 'Dimensions' }).waitFor()
    await page.getByRole('button', { name: 'Show all 12 dimensions' }).click()

    expect(await faultsInEveryLook(page, (look) => shot(page, `compare-${look}`))).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('from the keyboard', () => {
  it(
    'opens, reads a moment, picks a part, and takes it as the onset',
    { timeout: 180_000 },
    async () => {
      const { context, page } = await visit(WIDE)
      await openIssue(page)
      await page.getByRole('button', { name: 'What moved with it' }).focus()
      await page.keyboard.press('Enter')
      await findings(page).waitFor()
      expect(new URL(page.url()).searchParams.get('look')).toBe('moved')

      const charts = page.getByRole('slider', { name: 'Time on the charts' })
      await charts.focus()
      await page.keyboard.press('End')
      expect(await charts.getAttribute('aria-valuetext')).toMatch(
        /db_pool_wait_seconds p95 2\.\d s/,
      )
      await page.keyboard.press('Shift+ArrowLeft')
      await page.keyboard.press('Shift+ArrowLeft')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'What differs in this part' }).waitFor()
      const picked = new URL(page.url()).searchParams
      expect(picked.get('look')).toBe('compare')
      const [from = '', to = ''] = (picked.get('box') ?? '').split(',')
      expect(Date.parse(to) - Date.parse(from)).toBe(3 * MINUTE)

      const asked = page.waitForRequest(
        (request) => request.url().includes(`/correlations?`) && request.url().includes('box='),
      )
      await page.getByRole('button', { name: 'Use as onset' }).click()
      expect(new URL((await asked).url()).searchParams.get('box')).toBe(`${from},${to}`)
      await page.getByText('onset as asked').waitFor()

      await page.reload()
      await page.getByText('onset as asked').waitFor()
      await page.getByRole('button', { name: 'Let the onset be found' }).click()
      await page.getByText('onset as asked').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Compare', exact: true }).click()
      await page.getByRole('button', { name: 'Clear', exact: true }).click()
      await page.getByRole('heading', { name: 'What differs in this issue' }).waitFor()
      expect(new URL(page.url()).searchParams.has('box')).toBe(false)
      await context.close()
    },
  )

  it('shows the charts as a table, the family of a metric and its query', async () => {
    const { context, page } = await visit(WIDE)
    await openIssue(page, '?look=moved')
    await page.getByText('3 more of its family and its query').click()
    await page.getByLabel('PromQL of db_pool_wait_seconds p95', { exact: true }).waitFor()
    await page.getByRole('cell', { name: 'instance=api-2:9100' }).waitFor()
    await page.getByRole('button', { name: /On one time axis.* as a table/ }).click()
    const table = page.getByRole('region', { name: 'On one time axis, table' })
    await table.getByText('db_pool_wait_seconds p95 api api-7:9100 shop').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await context.close()
  })
})

it('narrows down the events by a value, or by all others', async () => {
  const { context, page } = await visit(WIDE)
  await openIssue(page, '?look=moved')
  await page.getByRole('button', { name: 'release 2.41.0' }).click()
  await page.getByRole('group', { name: 'Only these events' }).getByText('release:2.41.0').waitFor()
  await page.getByRole('button', { name: 'browser Safari 19' }).click({ modifiers: ['Alt'] })
  await page.getByRole('button', { name: 'Drop !browser:"Safari 19"' }).waitFor()
  // Of a vital there are no events: it is the issues that are narrowed down.
  await page.goto(`${seismo.url}/p/web/vitals?look=moved`)
  await page.getByRole('button', { name: 'release 2.41.0' }).click()
  await page.waitForURL(/\/p\/web\/issues\?q=release:2\.41\.0/)
  await context.close()
})

it('compares what is dragged over, on the trend and on vitals', async () => {
  const { context, page } = await visit(WIDE)
  await openIssue(page)
  // Drawn with the bars, which come right after the heading.
  await page.getByRole('heading', { name: 'Stack' }).waitFor()
  await dragOver(page, page.getByRole('figure', { name: 'Events over time' }).locator('svg').last())
  await page.getByRole('heading', { name: 'What differs in this part' }).waitFor()
  await page.getByRole('group', { name: 'Only these events' }).waitFor()
  await page.goto(`${seismo.url}/p/web/vitals`)
  await dragOver(page, page.locator('.u-over'))
  await page.getByRole('heading', { name: 'What differs in this part' }).waitFor()
  const { width } = await boxOf(page.locator('.u-select'))
  expect(width).toBeGreaterThan(50)
  await shot(page, 'compare-vitals')
  await page.getByRole('button', { name: 'Zoom to it' }).click()
  await page.waitForURL(/from=2/)
  expect(new URL(page.url()).searchParams.has('box')).toBe(false)
  await context.close()
})

async function boxOf(place: Locator) {
  const box = await place.boundingBox()
  if (box === null) throw new Error('nothing to be seen there')
  return box
}

async function dragOver(page: Page, place: Locator) {
  const { x, y, width, height } = await boxOf(place)
  await page.mouse.move(x + width * 0.6, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.8, y + height / 2, { steps: 5 })
  await page.mouse.up()
}

it('leaves the page alone where it fails', async () => {
  const { context, page } = await visitPage(browser, seismo, { ...WIDE, about: 'Failed to load' })
  await context.route(/correlations/, (route) =>
    route.fulfill({ status: 504, json: { title: 'Took too long', status: 504 } }),
  )
  await openIssue(page, '?look=moved')
  await page.getByText('It could not be looked at.').waitFor()
  await page.getByRole('heading', { name: 'Took too long' }).waitFor()
  await page.getByRole('heading', { name: 'Stack' }).waitFor()
  await context.close()
})

it('shows on vitals and requests', async () => {
  const { context, page } = await visit(WIDE)
  await page.goto(`${seismo.url}/p/web/vitals?look=moved`)
  await findings(page).waitFor()
  await shot(page, 'moved-vitals')
  await page.goto(`${seismo.url}/p/web/requests?list=failed`)
  await page.getByRole('link', { name: /api\/cart/ }).click()
  await page.getByText('Chosen: GET https://shop.example/api/cart').waitFor()
  await page.getByRole('button', { name: 'What moved with it' }).click()
  await findings(page).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await shot(page, 'moved-requests')
  await context.close()
})

describe('over what the service answers', () => {
  it(
    'tells what moved with an issue, and how a part of it differs',
    { timeout: 180_000 },
    async () => {
      // On a machine that is busy a lane may be too late, which the answer says; the next is whole.
      await seismo.until<Correlations>(`/api/issues/${issue.id}/correlations`, ({ items }) =>
        items.some(({ kind }) => kind === 'dimension'),
      )
      const { context, page, complaints } = await visitPage(browser, seismo, WIDE)
      await openIssue(page)
      await page.getByRole('button', { name: 'What moved with it' }).click()
      const moved = findings(page)
      await moved.getByText('db_pool_waiting').first().waitFor()
      await moved.getByRole('link', { name: '2.41.0' }).waitFor()
      await moved
        .getByRole('button', { name: /browser(?: version)? Safari/ })
        .first()
        .waitFor()
      expect(await moved.getByText('queue_depth').count()).toBe(0)
      await page.getByRole('heading', { name: /TypeError: total: Rose/ }).waitFor()
      expect(await axeViolations(page)).toEqual([])
      await shot(page, 'moved-real')

      const from = new Date(minute(20)).toISOString()
      const to = new Date(minute(5)).toISOString()
      await openIssue(page, `?look=compare&box=${from},${to}`)
      const first = page.getByRole('list', { name: 'Dimensions' }).getByRole('listitem').first()
      await first.getByText('points at most').waitFor()
      await shot(page, 'compare-real')
      await page.getByRole('button', { name: 'Use as onset' }).click()
      await page.getByText('The onset is the one that was asked for').waitFor()
      expect(complaints).toEqual([])
      await context.close()
    },
  )

  it('answers for vitals and requests', { timeout: 180_000 }, async () => {
    const { context, page, complaints } = await visitPage(browser, seismo, WIDE)
    await page.goto(`${seismo.url}/p/web/vitals?look=moved`)
    await page.getByRole('heading', { name: /Poor INP: / }).waitFor()
    await shot(page, 'moved-vitals-real')
    await page.goto(`${seismo.url}/p/web/requests?look=moved`)
    await page.getByRole('heading', { name: /Failed requests of GET .*: / }).waitFor()
    await shot(page, 'moved-requests-real')
    await page.goto(`${seismo.url}/p/web/requests?look=compare`)
    await page.getByRole('list', { name: 'Dimensions' }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('says in the settings that no Prometheus is set', async () => {
    const { context, page } = await visitPage(browser, seismo, WIDE)
    await page.goto(`${seismo.url}/p/web/settings`)
    await page.getByRole('region', { name: 'Integrations' }).getByText('Not set').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await context.close()
  })
})
