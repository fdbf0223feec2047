import type { IssueSummary, SavedRules } from '@seismo/ingest/api'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { REFUSED, visitPage, type PageVisit } from '../harness/page-visit.ts'
import { axeViolations } from '../harness/person.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

const PATH = '/api/projects/web/grouping-rules'
const SHOTS = process.env.SEISMO_SHOTS

let seismo: Seismo
let browser: Browser
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

async function logIn(
  as = { name: 'admin', password: seismo.password },
  options: BrowserContextOptions = {},
): Promise<PageVisit> {
  const visit = await visitPage(browser, seismo, {
    as,
    about: REFUSED,
    bypassCSP: false,
    ...options,
  })
  await visit.page.goto(`${seismo.url}/p/web/settings/grouping`)
  await visit.page.getByRole('region', { name: 'Grouping rules' }).waitFor()
  return visit
}

async function breakAt(name: string, type = 'TimeoutError'): Promise<void> {
  const body = aBeacon({
    lines: [`    at ${name} (https://shop.example/${name}.js:1:2)`],
    items: [anError({ exceptions: [{ type, message: 'too late', stack: [0] }] })],
  })
  await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
}

/** Of so many events in all: the list is there before the last of them is. */
const issues = (events: number) =>
  seismo.until<{ items: IssueSummary[] }>(
    '/api/issues?project=web',
    ({ items }) => items.reduce((sum, issue) => sum + issue.events, 0) === events,
  )

async function put(yaml: string): Promise<void> {
  const headers = { Authorization: `Bearer ${seismo.token}`, 'Content-Type': 'application/yaml' }
  const response = await fetch(seismo.url + PATH, { method: 'PUT', headers, body: yaml })
  expect(response.status).toBe(200)
}

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined) return
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}

it('takes a person from an example over a preview to one issue', async () => {
  await breakAt('payByCard')
  await breakAt('payByCash')
  const before = await issues(2)
  const { page, complaints } = await logIn()
  await page.getByText('No rules: Seismo groups by itself').waitFor()
  await shot(page, 'empty-light')

  await page.getByRole('button', { name: 'Begin with “Payment timeouts”' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a rule' })
  await dialog.getByLabel('Pattern 2').fill('**')
  await dialog.getByLabel('Grouped by, one per line').fill('payment-timeout\n{{user}}')
  await shot(page, 'form-light')
  await dialog.getByRole('button', { name: 'Add rule' }).click()
  await dialog.getByText('{{user}} is not known', { exact: false }).waitFor()
  await dialog.getByLabel('Grouped by, one per line').fill('payment-timeout')
  await dialog.getByRole('button', { name: 'Add rule' }).click()
  await dialog.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Preview' }).click()
  const preview = page.getByRole('region', { name: 'Preview' })
  await preview.getByText('1 merge', { exact: true }).waitFor()
  await preview.getByText('one new issue by “Payment timeouts”').waitFor()
  for (const { shortId } of before.items)
    await preview.getByRole('link', { name: shortId }).waitFor()
  await shot(page, 'preview-light')

  await page.getByRole('button', { name: 'Save rules' }).click()
  await page.getByText('Saved by admin').waitFor()
  await breakAt('payByCard')
  await breakAt('payByWire')

  const { items } = await issues(4)
  expect(items.map(({ events }) => events).sort()).toEqual([1, 1, 2])
  expect(complaints).toEqual([])
})

it('begins a rule with what an issue is about', async () => {
  await put('')
  await breakAt('payByVoucher')
  const { items } = await seismo.until<{ items: IssueSummary[] }>(
    '/api/issues?project=web',
    (list) => list.items.some(({ culprit }) => culprit.endsWith('payByVoucher')),
  )
  const issue = items.find(({ culprit }) => culprit.endsWith('payByVoucher'))
  const { page, complaints } = await logIn()

  await page.goto(`${seismo.url}/i/${issue?.shortId ?? ''}`)
  await page.getByRole('link', { name: 'Make a rule from this…' }).click()

  const dialog = page.getByRole('dialog', { name: 'Add a rule' })
  await dialog.getByRole('button', { name: 'Add rule' }).click()
  await dialog.waitFor({ state: 'detached' })
  // Taken, it is in the draft and no longer in the address.
  await page.waitForURL((url) => url.search === '')
  await page.getByText(`${issue?.type ?? ''} in payByVoucher`).waitFor()
  expect(complaints).toEqual([])
})

it('edits the same as text, and says at which line it is wrong', async () => {
  await put('# ours\n- name: one\n  match: { type: A }\n  fingerprint: [a]\n')
  const { page } = await logIn()
  await page.getByRole('radio', { name: 'YAML' }).check()
  const text = page.getByLabel('Rules as YAML')
  expect(await text.inputValue()).toContain('# ours')

  await text.fill('# ours\n- name: one\n  match: { typ: A }\n  fingerprint: [a]\n')
  await page.getByRole('button', { name: 'Save rules' }).click()
  await page.getByRole('button', { name: 'Line 3, column 17' }).click()
  await shot(page, 'yaml-fault-light')

  const at = await page.evaluate("document.querySelector('textarea').selectionStart")
  expect(at).toBe('# ours\n- name: one\n  match: { typ: '.length)
  await text.fill('# ours\n- name: two\n  match: { type: A }\n  fingerprint: [a]\n')
  await page.getByRole('radio', { name: 'Rules' }).click()
  await page.getByRole('heading', { name: 'two' }).waitFor()
  await page.getByRole('button', { name: 'Save rules' }).click()
  await page.getByText('Not saved yet').waitFor({ state: 'detached' })
  expect((await seismo.get<SavedRules>(PATH)).yaml).toContain('- name: two')
})

it('moves, edits and removes by keyboard alone', async () => {
  await put(
    ['one', 'two', 'three']
      .map((name) => `- name: ${name}\n  match: { type: A }\n  fingerprint: [${name}]\n`)
      .join(''),
  )
  const { page } = await logIn()

  await page.getByRole('button', { name: 'Move three up' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Remove two' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Save rules' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Not saved yet').waitFor({ state: 'detached' })

  const { rules } = await seismo.get<SavedRules>(PATH)
  expect(rules.map(({ name }) => name)).toEqual(['three', 'one'])
})

it('does not overwrite what somebody else saved, and offers to show it', async () => {
  const rule = (name: string) => `- name: ${name}\n  match: { type: A }\n  fingerprint: [a]\n`
  await put(rule('first'))
  const { page } = await logIn()
  await page.getByRole('heading', { name: 'first' }).waitFor()
  await put(rule('theirs'))

  await page.getByRole('button', { name: 'Remove first' }).click()
  await page.getByRole('button', { name: 'Save rules' }).click()
  await page.getByText('token saved other rules meanwhile', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Drop mine and show theirs' }).click()

  await page.getByRole('heading', { name: 'theirs' }).waitFor()
})

it('shows viewers the rules, and nothing to change them with', async () => {
  await put('- name: one\n  match: { type: A }\n  fingerprint: [a]\n')
  const headers = { Authorization: `Bearer ${seismo.token}`, 'Content-Type': 'application/json' }
  const made = await fetch(`${seismo.url}/api/members`, {
    ...{ method: 'POST', headers, body: JSON.stringify({ name: 'vera', role: 'viewer' }) },
  })
  const { password } = (await made.json()) as { password: string }
  const { page } = await logIn({ name: 'vera', password })

  await page.getByRole('heading', { name: 'one' }).waitFor()
  await page.getByRole('radio', { name: 'YAML' }).check()

  expect(await page.getByLabel('Rules as YAML').getAttribute('readonly')).not.toBeNull()
  expect(await page.getByRole('button', { name: /save|preview|add|edit|remove/i }).count()).toBe(0)
})

it.each([
  ['light', 1_280],
  ['dark', 1_280],
  ['dark', 390],
] as const)('can be used in %s at %i pixels', async (colorScheme, width) => {
  await put(
    `- name: Payment timeouts
  match: { type: '*Timeout*', file: 'src/payment/**', 'tag.provider': ['acme', '!test*'] }
  fingerprint: [payment-timeout, '{{tag.provider}}']
- name: kit
  match: { file: 'src/kit/**' }
  inApp: false
`,
  )
  const { page } = await logIn(undefined, { colorScheme, viewport: { width, height: 900 } })
  await page.getByRole('button', { name: 'Edit kit' }).waitFor()

  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('region', { name: 'Preview' }).waitFor()
  await shot(page, `list-${colorScheme}-${width}`)
  const faults = await axeViolations(page)
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  await page.getByRole('button', { name: 'Edit Payment timeouts' }).click()
  await page.getByRole('dialog').waitFor()
  await shot(page, `form-${colorScheme}-${width}`)

  expect(faults).toEqual([])
  expect(overflow).toBeLessThanOrEqual(0)
  expect(await axeViolations(page)).toEqual([])
})
