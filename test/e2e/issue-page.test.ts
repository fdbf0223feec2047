import type { IssueDetail, IssueSummary } from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { faultsInEveryLook } from '../harness/looks.ts'
import { visitPage } from '../harness/page-visit.ts'
import { addMember } from '../harness/person.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

let seismo: Seismo
let browser: Browser
let ana: { name: string; password: string }
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo('proxies: 1\ncountry_header: CF-IPCountry\n')
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
  ana = { name: 'ana', ...(await addMember(seismo, 'ana')) }
})

afterAll(() => started.disposeAsync())

const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
const CRUMBS = ['click', 'navigation', 'click', 'console', 'custom', 'click'] as const

interface Sent {
  message: string
  /** Where it was thrown: two places are two issues. */
  file?: string
  release?: string
  tags?: Record<string, string>
  country?: string
  agoMs?: number
}

async function send({ message, file = 'pay', release = '2.41.0', tags, country, agoMs = 0 }: Sent) {
  const at = Date.now() - agoMs
  const context = { sessionId: crypto.randomUUID(), release, environment: 'production' }
  await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    ...(country && { headers: { 'CF-IPCountry': country } }),
    body: JSON.stringify(
      aBeacon({
        context: { ...context, ...(tags && { tags }) },
        lines: [`    at ${file} (https://shop.example/src/${file}.js:1:2)`],
        breadcrumbs: CRUMBS.map((kind, n) => ({ at: at - 5_000 + n, kind, text: `step ${n}` })),
        items: [anError({ at, exceptions: [{ type: 'SentError', message, stack: [0] }] })],
      }),
    ),
  })
}

async function issueOf(message: string, events = 1): Promise<IssueSummary> {
  const isIt = (issue: IssueSummary) => issue.message === message && issue.events >= events
  const { items } = await seismo.until<{ items: IssueSummary[] }>('/api/issues', (list) =>
    list.items.some(isIt),
  )
  const issue = items.find(isIt)
  if (issue === undefined) throw new Error(`no issue "${message}"`)
  return issue
}

async function open(page: Page, { shortId }: IssueSummary, search = '') {
  await page.goto(`${seismo.url}/p/web/issues/${shortId}${search}`)
  await page.getByRole('heading', { level: 1, name: 'SentError' }).waitFor()
}

const history = (page: Page) => page.locator('section', { hasText: /^History/ })

describe('two people on one issue', () => {
  it('see a comment of the other, word for word, with its address as a link', async () => {
    await send({ message: 'a comment', file: 'comment' })
    const issue = await issueOf('a comment')
    const one = await visitPage(browser, seismo)
    const other = await visitPage(browser, seismo, { as: ana })
    await open(one.page, issue)
    await open(other.page, issue)

    await other.page
      .getByLabel('Comment', { exact: true })
      .fill(`Rolled back, see https://ci.example/7. ${MARKUP}`)
    await other.page.getByRole('button', { name: 'Comment', exact: true }).click()

    const comment = history(one.page).getByText(/Rolled back/)
    await comment.waitFor()
    const link = comment.getByRole('link')
    expect(await comment.textContent()).toContain(MARKUP)
    expect(await link.getAttribute('href')).toBe('https://ci.example/7')
    expect(await link.getAttribute('rel')).toContain('noreferrer')
    expect(await history(one.page).textContent()).toContain('Comment by ana')
    expect([...one.complaints, ...other.complaints]).toEqual([])
    await one.context.close()
    await other.context.close()
  })

  it('are told who was quicker, and nothing is overwritten', async () => {
    await send({ message: 'a race', file: 'race' })
    const issue = await issueOf('a race')
    const one = await visitPage(browser, seismo)
    // The line is down: this page does not hear what the other does.
    await one.page.route('**/api/stream', (route) => route.abort())
    const other = await visitPage(browser, seismo, { as: ana })
    await open(one.page, issue)
    await open(other.page, issue)

    await other.page.keyboard.press('r')
    await seismo.until<IssueDetail>(`/api/issues/${issue.id}`, ({ state }) => state === 'resolved')
    await one.page.keyboard.press('e')
    await one.page.getByRole('menuitem', { name: 'For good' }).click()

    await one.page.getByText(/Not done.*ana resolved it/).waitFor()
    await one.page
      .getByText(/Resolved by ana/)
      .first()
      .waitFor()
    const now = await seismo.get<IssueDetail>(`/api/issues/${issue.id}`)
    expect(now.state).toBe('resolved')
    await one.context.close()
    await other.context.close()
  })

  it('see each other’s decision without a reload, and can take their own back', async () => {
    await send({ message: 'a decision', file: 'decision' })
    const issue = await issueOf('a decision')
    const one = await visitPage(browser, seismo)
    const other = await visitPage(browser, seismo, { as: ana })
    await open(one.page, issue)
    await open(other.page, issue)

    await other.page.keyboard.press('r')
    await one.page
      .getByText(/Resolved by ana/)
      .first()
      .waitFor()
    await other.page.keyboard.press('z')
    await one.page.getByRole('button', { name: /^Resolve r/ }).waitFor()
    await history(one.page)
      .getByText(/Took back/)
      .waitFor()
    await one.context.close()
    await other.context.close()
  })
})

it('says what an archived issue waits for, and who it is assigned to', async () => {
  await send({ message: 'an archive', file: 'archive' })
  const issue = await issueOf('an archive')
  const { context, page, complaints } = await visitPage(browser, seismo)
  await open(page, issue)

  await page.keyboard.press('e')
  await page.getByRole('menuitem', { name: 'Until it gets frequent…' }).click()
  await page.getByLabel(/events an hour/).fill('250')
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await page
    .getByText(/Archived by admin until more than 250 events an hour/)
    .first()
    .waitFor()
  await page.keyboard.press('a')
  await page.getByRole('menuitemradio', { name: 'ana' }).click()
  await page.getByText('Assigned to ana', { exact: true }).waitFor()

  await page.reload()
  await page
    .getByText(/Archived by admin until more than 250 events an hour/)
    .first()
    .waitFor()
  expect(await history(page).textContent()).toContain('Assigned to ana by admin')
  expect(complaints).toEqual([])
  await context.close()
})

it('shows markup of pages and people as text, under a policy that would report it', async () => {
  await send({ message: MARKUP, file: 'markup', release: MARKUP, tags: { [MARKUP]: MARKUP } })
  const issue = await issueOf(MARKUP)
  const { context, page, complaints } = await visitPage(browser, seismo)
  await open(page, issue)
  await page.getByText(MARKUP).nth(2).waitFor()

  expect(await page.title()).not.toBe('1')
  expect(await page.locator('main img, main script').count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

it('keeps the choice of frames and of raw stacks, and filters breadcrumbs', async () => {
  await send({ message: 'a stack', file: 'stack' })
  const issue = await issueOf('a stack')
  const { context, page } = await visitPage(browser, seismo)
  await open(page, issue)
  await page.getByLabel('Filter breadcrumbs').fill('navigation')
  await page.getByText('1 of 6').waitFor()
  expect(await page.getByText('step 0').count()).toBe(0)

  await page.getByRole('radio', { name: 'Raw' }).check()
  await page.reload()

  await page.getByLabel('Raw stack').waitFor()
  await context.close()
})

it('opens the link of an event on the day around it', async () => {
  await send({ message: 'long ago', file: 'ago', agoMs: 5 * 86_400_000 })
  const { items } = await seismo.until<{ items: IssueSummary[] }>('/api/issues?from=-30d', (list) =>
    list.items.some(({ message }) => message === 'long ago'),
  )
  const issue = items.find(({ message }) => message === 'long ago')
  const event = await seismo.get<{ eventId: string; at: number }>(
    `/api/issues/${issue?.id ?? ''}/events/latest`,
  )
  const { context, page } = await visitPage(browser, seismo)

  const at = new Date(event.at).toISOString()
  await page.goto(`${seismo.url}/i/${issue?.shortId ?? ''}/e/${event.eventId}?at=${at}`)
  await page.getByText(/1 in this time range/).waitFor()

  expect(page.url()).toContain(`/e/${event.eventId}`)
  await context.close()
})

it('breaks no rule of axe and does not scroll sideways, dialogs included', async () => {
  const long = 'x'.repeat(200)
  const tags = { [long]: long, plan: 'pro' }
  await send({ message: `wide ${long}`, file: 'wide', tags, country: 'NO' })
  const issue = await issueOf(`wide ${long}`)
  const { context, page, complaints } = await visitPage(browser, seismo)
  await open(page, issue)
  await page.getByText('step 0').waitFor()
  await page.getByRole('button', { name: /^Norway/ }).click()
  await page.getByRole('button', { name: 'country:NO' }).waitFor()

  expect(new URL(page.url()).searchParams.get('only')).toBe('country:NO')
  expect(await faultsInEveryLook(page)).toEqual([])
  await page.keyboard.press('m')
  await page.getByRole('dialog').waitFor()
  expect(await faultsInEveryLook(page)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)
