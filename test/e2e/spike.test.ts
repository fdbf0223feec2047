import type { AlertEntry, RuleStatus } from '@seismo/ingest/api'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveBrokenPage, type BrokenPage } from '../harness/broken-page.ts'
import { launchChromium } from '../harness/chromium.ts'
import { startInbox, type Inbox, type Received } from '../harness/inbox.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

interface List<Item> {
  items: Item[]
}

let seismo: Seismo
let brokenPage: BrokenPage
let browser: Browser
let inbox: Inbox
const started = new AsyncDisposableStack()

beforeAll(async () => {
  // The first message to ops is refused once, so that the retry is seen too.
  let refused = false
  inbox = await startInbox(({ path }) => {
    if (path !== '/ops' || refused) return 200
    refused = true
    return 503
  })
  started.defer(inbox.close)
  seismo = await startSeismo(`
alerts:
  evaluation_interval: 1s
  receivers:
    - name: ops
      webhook: { url: ${inbox.url}/ops }
    - name: web
      slack: { url: ${inbox.url}/slack }
  rules:
    - name: Error spike
      measure: errors-per-minute
      above: 10
      window: 10s
      severity: critical
      receivers: [ops, web]
      runbook: https://runbooks.example/spike
`)
  started.defer(seismo.end)
  brokenPage = await serveBrokenPage(seismo)
  started.defer(brokenPage.close)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

function isWebhook(type: string) {
  return ({ path, body }: Received) => path === '/ops' && (body as { type: string }).type === type
}

function isSlack(start: string) {
  return ({ path, body }: Received) =>
    path === '/slack' && (body as { text: string }).text.startsWith(start)
}

it('tells a webhook and Slack of a spike, and that it is over', async () => {
  const page = await browser.newPage()
  await page.goto(brokenPage.url, { waitUntil: 'networkidle' })
  for (let click = 0; click < 5; click += 1) await page.click('#total')

  const firing = await inbox.next(isWebhook('alert.firing'))
  const slack = await inbox.next(isSlack('■ Firing'))
  const resolved = await inbox.next(isWebhook('alert.resolved'))
  await inbox.next(isSlack('✓ Resolved'))

  expect(firing.body).toMatchObject({
    data: {
      state: 'firing',
      rule: 'Error spike',
      severity: 'critical',
      above: 10,
      runbook: 'https://runbooks.example/spike',
      topIssue: { culprit: expect.stringContaining('src/cart.ts') as unknown },
    },
  })
  expect(slack.body).toMatchObject({ text: expect.stringContaining('Error spike') as unknown })
  expect(resolved.body).toMatchObject({ data: { state: 'resolved' } })
  expect((resolved.body as { data: { incident: string } }).data.incident).toBe(
    (firing.body as { data: { incident: string } }).data.incident,
  )

  const { items } = await seismo.until<List<AlertEntry>>(
    '/api/alerts/history',
    (list) =>
      list.items.length === 2 && list.items.every(({ deliveries }) => deliveries.length === 2),
  )
  expect(items.map(({ state }) => state)).toEqual(['resolved', 'firing'])
  expect(items[1]?.deliveries).toContainEqual(
    expect.objectContaining({ receiver: 'ops', status: 'delivered', attempts: 2 }),
  )
  const { items: rules } = await seismo.get<List<RuleStatus>>('/api/alerts')
  expect(rules[0]).toMatchObject({ state: 'inactive', rule: { name: 'Error spike' } })
})
