import type { AuditEntry } from '@seismo/ingest/api'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveBrokenPage, type BrokenPage } from '../harness/broken-page.ts'
import { PASSWORD, startSmtpServer, type SmtpTestServer } from '../harness/channels/smtp-server.ts'
import { launchChromium } from '../harness/chromium.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

let seismo: Seismo
let brokenPage: BrokenPage
let browser: Browser
let smtp: SmtpTestServer
const started = new AsyncDisposableStack()

beforeAll(async () => {
  smtp = await startSmtpServer()
  started.defer(smtp.close)
  seismo = await startSeismo(
    `
alerts:
  evaluation_interval: 1s
  receivers:
    - name: mail
      email: ${smtp.email}
  route: { group_wait: 0s }
  rules:
    - { name: Error spike, above: 10, window: 10s, severity: critical, receivers: [mail] }
`,
    smtp.environment,
  )
  started.defer(seismo.end)
  brokenPage = await serveBrokenPage(seismo)
  started.defer(brokenPage.close)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

it('tells by mail of a spike, which is snoozed from there, and that it is over', async () => {
  const shop = await browser.newPage()
  await shop.goto(brokenPage.url, { waitUntil: 'networkidle' })
  for (let click = 0; click < 5; click += 1) await shop.click('#total')
  const firing = await smtp.next(({ text }) => text.startsWith('■ Firing'))

  const mailbox = await browser.newPage()
  await mailbox.setContent(firing.html)
  await mailbox.click('text=15 min')
  const question = await mailbox.textContent('h1')
  await mailbox.click('button')
  await mailbox.waitForSelector('h1:has-text("Snoozed")')
  await mailbox.reload()
  const link = mailbox.url()
  const again: unknown = await (await fetch(link)).json()

  const resolved = await smtp.next(({ text }) => text.startsWith('✓ Resolved'))
  const { items } = await seismo.get<{ items: AuditEntry[] }>('/api/audit')
  expect(question).toBe('Snooze for 15 min?')
  expect(link.startsWith(seismo.url)).toBe(true)
  expect(again).toMatchObject({ state: 'used' })
  expect(items.find(({ kind }) => kind === 'silence')?.actor).toBe('a link in a message to mail')
  expect(firing.html).toContain('src/cart.ts')
  expect(resolved.headers.get('in-reply-to')).toBe(firing.headers.get('message-id'))
  expect(seismo.output()).not.toContain(PASSWORD)
})
