import type { AlertEntry, DeadLetter, ReceiverSummary } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { startSlackServer, TOKEN, type SlackServer } from '../harness/channels/slack-server.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { startInbox, type Inbox } from '../harness/inbox.ts'

interface List<Item> {
  items: Item[]
}

let app: FreshApp
let slack: SlackServer
let ops: Inbox
let isOpsDown = true
let project: { slug: string; key: string }
const started = new AsyncDisposableStack()

beforeAll(async () => {
  slack = await startSlackServer()
  started.defer(slack.close)
  // Refused for good: nothing is tried again by itself.
  ops = await startInbox(() => (isOpsDown ? 410 : 200))
  started.defer(ops.close)
  app = await aFreshApp(
    `
alerts:
  receivers:
    - name: chat
      slack: { token: '\${SLACK_TOKEN}', channel: '#ops', api: ${slack.api} }
    - name: ops
      webhook: { url: '${ops.url}/hooks/a-secret-path' }
      on_failure: chat
  route: { receiver: chat, group_wait: 0s }
  rules:
    - { name: Checkout errors, project: p1, above: 2, severity: critical, receivers: [ops] }
`,
    { SLACK_TOKEN: TOKEN },
  )
  started.defer(app.remove)
  project = app.aProject()
  for (let n = 0; n < 5; n += 1) {
    const body = JSON.stringify(aBeacon({ items: [anError()] }))
    await app.request(`/v1/beacon?k=${project.key}`, { method: 'POST', body })
  }
  await app.get('/api/outcomes')
  await app.alerts.evaluate()
  await app.alerts.outbox.idle()
})

afterAll(() => started.disposeAsync())

const authorized = () => ({ Authorization: `Bearer ${app.token}` })
const get = <Item>(path: string) => app.get<List<Item>>(`${path}?project=${project.slug}`)
const post = (path: string, body: unknown, headers: Record<string, string> = authorized()) =>
  app.request(`${path}?project=${project.slug}`, {
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: { 'Content-Type': 'application/json', ...headers },
  })

it('tells of an alert with its issue, and of the channel that failed on the other one', async () => {
  await vi.waitFor(() => expect(slack.posts).toHaveLength(2))
  const texts = slack.posts.map(({ text }) => text)

  expect(texts).toContainEqual(expect.stringMatching(/^■ Firing: Checkout errors on p1\. /))
  expect(texts).toContainEqual(
    expect.stringMatching(/^■ Firing: Alert channel ops fails\. HTTP 410; 1 message undelivered/),
  )
})

it('shows where messages go and how they did, and nothing that is secret', async () => {
  const { items } = await get<ReceiverSummary>('/api/alerts/receivers')

  expect(items).toMatchObject([
    { name: 'chat', kind: 'slack', target: '#ops', last: { status: 'delivered' } },
    { name: 'ops', kind: 'webhook', last: { status: 'failed', detail: 'HTTP 410' } },
  ])
  expect(items[1]?.target).toMatch(/^127\.0\.0\.1:\d+$/)
  expect(JSON.stringify(items)).not.toMatch(/a-secret-path|xoxb/)
})

it('keeps what could not be delivered until somebody tries again', async () => {
  const before = await get<DeadLetter>('/api/alerts/dead-letters')
  const wanted = { key: before.items[0]?.key, receiver: 'ops' }
  const failed = await post('/api/alerts/dead-letters/retry', wanted)
  isOpsDown = false
  const delivered = await post('/api/alerts/dead-letters/retry', wanted)
  const unknown = await post('/api/alerts/dead-letters/retry', wanted)

  expect(before.items).toMatchObject([{ receiver: 'ops', detail: 'HTTP 410', attempts: 1 }])
  expect(await failed.json()).toMatchObject({ status: 'failed', attempts: 2 })
  expect(await delivered.json()).toMatchObject({ status: 'delivered', attempts: 3 })
  expect(unknown.status).toBe(404)
  expect((await get('/api/alerts/dead-letters')).items).toEqual([])
})

it('snoozes by a link in a message: only by its button, once, without a login', async () => {
  const [alert] = app.alerts.active()
  const [thread] = await app.store.alerts.letters.latest(1)
  const links = await app.alerts.snoozeLinks.linksFor({
    ...{ projectId: 1, key: thread?.key ?? '', receiver: 'chat' },
  })
  const link = new URL(links[1]?.url ?? '', 'https://seismo.example')
  const path = link.pathname + link.search
  const html = { Accept: 'text/html' }

  const page = await app.request(path, { headers: html })
  const isSilencedBefore = app.alerts.silences.list(1).length > 0
  const done = await app.request(path, { method: 'POST', headers: html })
  const again = await app.request(path, { method: 'POST' })
  const forged = await app.request(`${link.pathname}?token=eyJwIjoxfQ.AAAA`, { method: 'POST' })

  expect(await page.text()).toContain('<button autofocus>Snooze for 1 h</button>')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.headers.get('cache-control')).toBe('no-store')
  expect(isSilencedBefore).toBe(false)
  expect(await done.text()).toContain('<h1>Snoozed</h1>')
  expect(await again.json()).toMatchObject({ state: 'used' })
  expect(forged.status).toBe(404)
  const labels = { ...alert?.labels, incident: alert?.incident ?? '' }
  expect(app.alerts.silences.at(Date.now())(1, labels)).toBeDefined()
})

it('takes what an Alertmanager tells, once, and only from who may', async () => {
  const alert = {
    ...{ status: 'firing', fingerprint: 'a1b2', generatorURL: 'http://prometheus.example' },
    labels: { alertname: 'DiskFull', severity: 'page', instance: 'db-1' },
    annotations: { summary: 'Disk of db-1 is full' },
    ...{ startsAt: new Date().toISOString(), endsAt: '0001-01-01T00:00:00Z' },
  }
  const own = { ...alert, labels: { ...alert.labels, source: 'seismo' } }
  const told = { version: '4', groupKey: '{}', status: 'firing', alerts: [alert, own] }

  const stranger = await post('/api/alerts/alertmanager', told, {})
  const taken = await post('/api/alerts/alertmanager', told)
  await post('/api/alerts/alertmanager', told)
  const old = await post('/api/alerts/alertmanager', { ...told, version: '3' })

  expect(stranger.status).toBe(401)
  expect(await taken.json()).toEqual({ taken: 1, own: 1 })
  expect(await old.json()).toMatchObject({
    detail: 'version: version 4 of the webhook of Alertmanager',
  })
  const { items } = await get<AlertEntry>('/api/alerts/history')
  expect(items.filter(({ rule }) => rule === 'DiskFull')).toMatchObject([
    { state: 'firing', severity: 'critical', summary: 'Disk of db-1 is full' },
  ])
})
