import type { AlertEntry, Deploy, IssueSummary, RuleStatus } from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSlackServer, TOKEN, type SlackServer } from '../harness/channels/slack-server.ts'
import { startSmtpServer, type SmtpTestServer } from '../harness/channels/smtp-server.ts'
import { launchChromium } from '../harness/chromium.ts'
import { startDemoShop, type DemoShop } from '../harness/demo-shop.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

interface List<Item> {
  items: Item[]
}

const SHOTS = process.env.SEISMO_SHOTS
/** Ended with the spring collection; carts filled before still name it. */
const DISCONTINUED = 'birch-bench-lark'

let seismo: Seismo
let shop: DemoShop
let browser: Browser
let smtp: SmtpTestServer
let slack: SlackServer
const started = new AsyncDisposableStack()

beforeAll(async () => {
  smtp = await startSmtpServer()
  started.defer(smtp.close)
  slack = await startSlackServer()
  started.defer(slack.close)
  seismo = await startSeismo(settings(), smtp.environment)
  started.defer(seismo.end)
  shop = await startDemoShop(seismo)
  started.defer(shop.stop)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

function settings(): string {
  return `
alerts:
  evaluation_interval: 1s
  receivers:
    - name: mail
      email: ${smtp.email}
    - name: chat
      slack: { token: '${TOKEN}', channel: '#ops', api: ${slack.api} }
  route: { group_wait: 0s }
  rules:
    - name: Errors of the shop
      above: 10
      window: 30s
      # Else a round may come between an error and its stack, and tell of it without the line.
      for: 5s
      severity: critical
      receivers: [mail, chat]
      runbook: https://runbooks.example/rollback
`
}

/** Who still has in the cart what is sold no more, and adds one more of it. */
async function comeBack(page: Page): Promise<void> {
  // The storage of carts is away for one of a hundred: who meets that looks again.
  const shown = async () => {
    await page.goto(`${shop.url}/cart`, { waitUntil: 'networkidle' })
    return page.locator('body').innerText()
  }
  await expect.poll(shown).toContain('To the checkout')
  for (let click = 0; click < 8; click += 1) await page.locator('[data-more]').first().click()
}

/** The beacon of a page that is left. */
async function leave(page: Page): Promise<void> {
  await page.goto('about:blank')
}

/** What is usual has been seen: charts begin with it. */
async function calmRounds(): Promise<void> {
  const seen = async () => {
    const { items } = await seismo.get<List<RuleStatus>>('/api/alerts')
    return items[0]?.recent.filter(({ value }) => value !== null).length ?? 0
  }
  await expect.poll(seen, { timeout: 120_000, interval: 1_000 }).toBeGreaterThan(6)
}

async function fillCart(page: Page): Promise<void> {
  await page.goto(shop.url)
  const add = () =>
    page.evaluate(async (productId) => {
      const body = JSON.stringify({ productId })
      const response = await fetch('/api/cart', { method: 'POST', body })
      return response.ok
    }, DISCONTINUED)
  await expect.poll(add).toBe(true)
}

it('tells of a deploy with a bug by its release, its line and its chart, and that the rollback mended it', async () => {
  const visitor = await browser.newPage()
  await fillCart(visitor)
  await comeBack(visitor)
  await leave(visitor)
  await calmRounds()
  const before = await seismo.get<List<IssueSummary>>('/api/issues')

  await shop.fault('frontend-release', true)
  await comeBack(visitor)
  await leave(visitor)
  const mail = await smtp.next(({ text }) => text.startsWith('■ Firing'))
  const chat = await slackPost(({ text }) => text.startsWith('■ Firing'))
  await shoot(mail.html, 'firing')

  await shop.fault('frontend-release', false)
  await comeBack(visitor)
  await leave(visitor)
  const over = await smtp.next(({ text }) => text.startsWith('✓ Resolved'))
  const edited = await slackPost(({ text }) => text.startsWith('✓ Resolved'))

  expect(before.items.filter(({ message }) => message.includes('priceCents'))).toEqual([])
  expect(mail.text).toMatch(/Deploy: 2\.41\.0 in demo/)
  expect(mail.text).toContain('src/cart/total.ts')
  expect(mail.text).toContain('line.item.priceCents')
  expect(mail.html).toContain('priceCents')
  expect(mail.text).toMatch(/[▁▂▃▄▅▆▇█]{6}/)
  expect(mail.text).toContain('https://runbooks.example/rollback')
  expect(over.headers.get('in-reply-to')).toBe(mail.headers.get('message-id'))
  expect(edited.ts).toBe(chat.ts)
  expect(edited.edits).toBeGreaterThan(0)
  expect(slack.posts.filter(({ thread }) => thread === undefined)).toHaveLength(1)

  const { items: deploys } = await seismo.get<List<Deploy>>('/api/deploys?from=-1h')
  const { items: history } = await seismo.until<List<AlertEntry>>(
    '/api/alerts/history',
    ({ items }) => items.some(({ state }) => state === 'resolved'),
  )
  expect(deploys.map(({ release }) => release)).toEqual(['2.40.3', '2.41.0', '2.40.3'])
  expect(history.map(({ state }) => state)).toEqual(['resolved', 'firing'])
  await shoot(over.html, 'resolved')
  await shootAlertsPage()
}, 180_000)

async function slackPost(isWanted: (post: SlackServer['posts'][number]) => boolean) {
  const find = () => slack.posts.find(isWanted)
  await expect.poll(find, { timeout: 60_000 }).toBeDefined()
  const post = find()
  if (!post) throw new Error('it was there a moment ago')
  return { ...post }
}

async function shoot(html: string, name: string): Promise<void> {
  if (SHOTS === undefined) return
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 720, height: 900 } })
    await page.setContent(html)
    await page.screenshot({ path: `${SHOTS}/story-${name}-${colorScheme}.png`, fullPage: true })
    await page.close()
  }
}

async function shootAlertsPage(): Promise<void> {
  if (SHOTS === undefined) return
  const page = await browser.newPage()
  await page.goto(`${seismo.url}/p/web/alerts?show=history`)
  await page.getByLabel('Name').fill('admin')
  await page.getByLabel('Password').fill(seismo.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${SHOTS}/story-alerts-page.png`, fullPage: true })
  await page.close()
}
