import type { Backtest, RuleStatus, Silence, StoredRule } from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { faultsInEveryLook } from '../harness/looks.ts'
import { startInbox, type Inbox } from '../harness/inbox.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

interface List<Item> {
  items: Item[]
}

const SHOTS = process.env.SEISMO_SHOTS

let seismo: Seismo
let inbox: Inbox
let browser: Browser
let admin: Awaited<ReturnType<typeof logIn>>
const started = new AsyncDisposableStack()

beforeAll(async () => {
  inbox = await startInbox()
  started.defer(inbox.close)
  seismo = await startSeismo(`
alerts:
  evaluation_interval: 1s
  receivers:
    - name: ops
      webhook: { url: ${inbox.url}/ops }
  rules:
    - name: Of the file
      above: 100000
      window: 5m
      receivers: [ops]
`)
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
  admin = await logIn('admin', seismo.password)
})

afterAll(() => started.disposeAsync())

type Options = Parameters<Browser['newContext']>[0]

/** Who is logged in, so that not each test goes through the login. */
async function logIn(name: string, password: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${seismo.url}/login?next=/p/web/issues`)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/p/web/issues')
  const state = await context.storageState()
  await context.close()
  return state
}

/** A person at the page of alerts; what the page complains of is kept. */
async function visit(search = '', options: Options = {}) {
  const context = await browser.newContext({ storageState: admin, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await open(page, search)
  await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor()
  return { context, page, complaints }
}

const open = (page: Page, search = '') => page.goto(`${seismo.url}/p/web/alerts${search}`)

async function send(method: string, path: string, body?: unknown): Promise<Response> {
  const headers = { Authorization: `Bearer ${seismo.token}`, 'Content-Type': 'application/json' }
  return fetch(seismo.url + path, { method, headers, body: JSON.stringify(body) })
}

async function breakOften(times: number): Promise<void> {
  await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(aBeacon({ items: Array.from({ length: times }, () => anError()) })),
  })
}

const rules = () => seismo.get<List<StoredRule>>('/api/alerts/rules?project=web')

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined) return
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}

const HOUR_MS = 3_600_000

/** The past of a project that is as old as the test holds nothing to preview. */
async function answerBacktests(page: Page): Promise<void> {
  const to = Math.floor(Date.now() / HOUR_MS) * HOUR_MS
  const from = to - 168 * HOUR_MS
  const aPoint = (hour: number) => ({
    ...{ at: from + hour * HOUR_MS, value: hour === 1 ? null : 5 + (hour % 24) },
    ...{ expected: 10, low: 4, high: 20 },
  })
  const answer: Backtest = {
    ...{ from, to, stepMs: HOUR_MS, threshold: 12, unit: 'errors a minute', series: 1 },
    ...{ note: 'Only 5 days are there.', smallest: '' },
    fired: [
      {
        ...{ labels: { route: '/cart' }, startedAt: from, endedAt: from + 2 * HOUR_MS },
        ...{ peak: 61, words: '61 errors a minute' },
      },
      { labels: {}, startedAt: to - HOUR_MS, endedAt: null, peak: 44, words: '44 errors a minute' },
    ],
    points: Array.from({ length: 168 }, (_, hour) => aPoint(hour)),
  }
  await page.route('**/api/alerts/rules/backtest*', (route) => route.fulfill({ json: answer }))
}

it('takes a keyboard from a rule over its firing to a silence and its end', async () => {
  const { page, complaints } = await visit('?show=history')
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.waitForURL((url) => url.search === '')
  await page.getByRole('link', { name: 'Rule', exact: true }).focus()
  await page.keyboard.press('Enter')

  await page.getByLabel('Name of the rule').focus()
  await page.keyboard.type('Errors of the test')
  await page.getByLabel('Kind of rule').focus()
  await page.keyboard.type('A fig')
  await page.getByLabel('Value', { exact: true }).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('many')
  await page
    .getByRole('group', { name: 'Is' })
    .getByRole('alert')
    .getByText(/number/i)
    .waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('5')
  await page.getByRole('checkbox', { name: /^ops/ }).focus()
  await page.keyboard.press('Space')
  await page.locator('[aria-label=Preview][aria-busy=false]').waitFor()
  await shot(page, 'editor-light')
  await page.getByRole('button', { name: 'Save rule' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Saved “Errors of the test”').waitFor()

  expect((await rules()).items).toContainEqual(
    expect.objectContaining({
      from: 'page',
      rule: expect.objectContaining({ kind: 'threshold', above: 5, window: '5m' }) as unknown,
    }),
  )

  await breakOften(40)
  await page.getByRole('link', { name: /^Firing/ }).focus()
  await page.keyboard.press('Enter')
  const snooze = page.getByRole('button', { name: 'Snooze Errors of the test' })
  await snooze.waitFor({ timeout: 40_000 })
  await shot(page, 'firing-light')
  await inbox.next(({ path }) => path === '/ops')
  await page.getByRole('button', { name: 'Acknowledge Errors of the test' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('admin is on it').waitFor()

  await snooze.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'for 15 minutes' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText('Snoozed “Errors of the test”', { exact: false }).waitFor()
  await page.getByRole('link', { name: /^Silenced/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('rule="Errors of the test"').waitFor()
  const silenced = page.getByRole('list', { name: 'Silenced alerts' })
  await silenced.getByText('Errors of the test').waitFor({ timeout: 40_000 })
  await shot(page, 'silenced-light')

  await page.getByRole('button', { name: /^End silence/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('1 over').waitFor()
  const { items } = await seismo.get<List<Silence>>('/api/alerts/silences?project=web')
  expect(items.map(({ state }) => state)).toEqual(['over'])
  expect(complaints).toEqual([])
}, 150_000)

it('shows a rule of a file, says where it stands, and begins another like it', async () => {
  const { page } = await visit('?show=rules')
  await page.getByRole('link', { name: 'Of the file' }).click()

  await page.getByText('This rule stands in').waitFor()
  expect(await page.getByLabel('Name of the rule').isDisabled()).toBe(true)
  expect(await page.getByRole('button', { name: /^Save/ }).count()).toBe(0)
  await page.getByRole('link', { name: 'make one of your own like it' }).click()

  expect(await page.getByLabel('Name of the rule').inputValue()).toBe('Of the file (2)')
  expect(await page.getByLabel('Value', { exact: true }).inputValue()).toBe('100000')
})

it('turns a sentence into YAML and back, and says at which line it is wrong', async () => {
  const { page } = await visit('?rule=new&like=vital')
  await page.getByLabel('Name of the rule').fill('INP')
  await page.getByRole('radio', { name: 'YAML' }).check()
  const text = page.getByLabel('Rule as YAML')
  await text.waitFor()
  expect(await text.inputValue()).toMatch(/name: INP[^]*metric: INP/)

  await text.fill('kind: vital\nname: INP\nmetric: INP\nabove: awful\n')
  await page.getByRole('button', { name: /^Line 4/ }).waitFor()
  await text.fill('kind: vital\nname: INP at last\nmetric: INP\nabove: 800\n')
  await page.getByRole('radio', { name: 'Sentence' }).check()

  await page.getByLabel('Compared with').waitFor()
  expect(await page.getByLabel('Value', { exact: true }).inputValue()).toBe('800')
  expect(await page.getByLabel('Name of the rule').inputValue()).toBe('INP at last')
})

it('previews what a rule would have done, as a picture and as a table', async () => {
  const { page } = await visit('?rule=new&like=threshold')
  await answerBacktests(page)
  await page.getByLabel('Value', { exact: true }).fill('12')

  const preview = page.getByRole('region', { name: 'Preview' })
  await preview.getByText('Last 7 days: would have fired 2 times').waitFor()
  const firings = preview.getByRole('list', { name: 'When it would have fired' })
  expect(await firings.locator('> li').allTextContents()).toEqual([
    expect.stringContaining('still firing') as unknown,
    expect.stringContaining('for 2 h · at most 61') as unknown,
  ])
  await preview.getByRole('button', { name: /as a table$/ }).click()

  await preview.getByRole('row').nth(2).getByText('no data').waitFor()
})

it('keeps what was typed when somebody leaves by mistake', async () => {
  const { page } = await visit('?rule=new')
  await page.getByLabel('Name of the rule').fill('Half a rule')

  await page.getByRole('link', { name: /^History/ }).click()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor()
  await page.keyboard.press('Escape')

  expect(await page.getByLabel('Name of the rule').inputValue()).toBe('Half a rule')
})

it('takes away nothing of what is typed where somebody else removes the rule meanwhile', async () => {
  const made = await send('POST', '/api/alerts/rules?project=web', {
    rule: { kind: 'no-data', name: 'Of two people' },
  })
  const { id } = (await made.json()) as StoredRule
  const { page, complaints } = await visit(`?rule=${id}`)
  await page.getByLabel('Name of the rule').fill('Of one person')
  await page.getByText('Not saved yet').waitFor()
  await send('DELETE', `/api/alerts/rules/${id}?project=web`)

  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Somebody removed this rule meanwhile').waitFor()
  const typed = await page.getByLabel('Name of the rule').inputValue()
  await page.getByRole('button', { name: 'Save rule' }).click()
  await page.getByText('Saved “Of one person”').waitFor()

  expect(typed).toBe('Of one person')
  expect((await rules()).items.map(({ rule }) => rule.name)).toContain('Of one person')
  expect(complaints).toEqual([])
})

it('lists a hundred of a thousand alerts and goes on from there', async () => {
  const { page, context } = await visit('?show=rules')
  const { items } = await seismo.get<List<RuleStatus>>('/api/alerts?project=web')
  const [status] = items
  const alert = {
    ...{ id: '', incident: null, state: 'firing', labels: {}, since: 1, value: 1, threshold: 0 },
    ...{ expected: null, unit: 'errors', words: 'much', progress: 1, blindSince: null },
    ...{ silencedBy: [], inhibitedBy: null, flapping: false, acknowledged: null, receivers: [] },
  }
  const all = Array.from({ length: 1_000 }, (_, index) => ({
    ...status,
    ...{ ruleId: `rule-${String(index)}`, state: 'firing', alerts: [alert] },
  }))
  await page.route('**/api/alerts?*', (route) => route.fulfill({ json: { items: all } }))
  await open(page)
  const cards = page.getByRole('list', { name: 'Firing alerts' }).getByRole('heading')
  await cards.first().waitFor()
  const first = await cards.count()

  await page.getByRole('button', { name: 'Show more of 1,000' }).click()
  await cards.nth(150).waitFor()

  expect([first, await cards.count()]).toEqual([100, 200])
  await context.close()
})

it('takes back the removal of a rule', async () => {
  await send('POST', '/api/alerts/rules?project=web', {
    rule: { kind: 'no-data', name: 'Not for long' },
  })
  const { page } = await visit('?show=rules')
  await page.getByRole('button', { name: 'More for Not for long' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('link', { name: 'Not for long' }).waitFor({ state: 'detached' })

  await page.keyboard.press('z')

  await page.getByRole('link', { name: 'Not for long' }).waitFor()
  expect((await rules()).items.map(({ rule }) => rule.name)).toContain('Not for long')
})

it('shows viewers all of it, and nothing to change it with', async () => {
  const made = await send('POST', '/api/members', { name: 'vera', role: 'viewer' })
  const { password } = (await made.json()) as { password: string }
  const storageState = await logIn('vera', password)
  const { page, complaints } = await visit('?show=rules', { storageState })
  await page.getByRole('link', { name: 'Of the file' }).click()
  await page.getByText('This rule stands in').waitFor()

  const changes = /^(save|test send|snooze|acknowledge|end|more for|remove)/i
  expect(await page.getByRole('button', { name: changes }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Rule', exact: true }).count()).toBe(0)
  expect(complaints).toEqual([])
})

it('hears of what fires without a reload', async () => {
  await seismo.until<List<RuleStatus>>('/api/alerts?project=web', ({ items }) => items.length > 0)
  const { page } = await visit()
  await send('POST', '/api/alerts/rules?project=web', {
    rule: { kind: 'threshold', name: 'Anything at all', above: 0, window: '10m' },
  })
  await breakOften(1)

  await page.getByRole('link', { name: 'Anything at all' }).waitFor({ timeout: 40_000 })
})

it('can be used by everybody', { timeout: 240_000 }, async () => {
  // axe is put into the page by the test, which the page's own policy forbids everybody else.
  const { context, page } = await visit('', { bypassCSP: true })
  await answerBacktests(page)
  for (const [name, search, sign] of PLACES) {
    await open(page, search)
    await page.getByText(sign).first().waitFor()
    expect(await faultsInEveryLook(page, (look) => shot(page, `${name}-${look}`))).toEqual([])
  }
  await context.close()
})

const PLACES = [
  ['rules', '?show=rules', 'Of the file'],
  ['editor', '?rule=new&like=threshold', /would (not )?have fired/],
  ['silenced', '?show=silenced', 'Silences'],
  ['silence', '?show=silenced&silence=rule%3D%22a%22', 'Silence alerts'],
  ['history', '?show=history', /Every change of state|Nothing has fired/],
] as const
