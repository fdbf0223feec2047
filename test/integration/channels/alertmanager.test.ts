import { afterAll, beforeAll, expect, it } from 'vitest'
import { createResend } from '../../../packages/ingest/src/alerts/notify/resend.ts'
import { sendMail } from '../../../packages/ingest/src/entries/send-mail.ts'
import { every } from '../../../packages/ingest/src/lib/every.ts'
import { aNotification } from '../../../packages/ingest/src/testing/a-notification.ts'
import { startAlertmanager, type Alertmanager } from '../../harness/channels/alertmanager.ts'
import { aReceiver, createTestSend } from '../../harness/channels/send-for-test.ts'
import { startInbox, type Inbox } from '../../harness/inbox.ts'

const NO_LETTERS = { openGroups: () => Promise.resolve([]), ofThread: () => Promise.resolve([]) }

interface Posted {
  labels: Record<string, string>
  annotations: Record<string, string>
  endsAt: string
  status: { state: string; silencedBy: string[] }
}

interface Told {
  status: string
  groupLabels: Record<string, string>
  alerts: { status: string; labels: Record<string, string> }[]
}

const started = new AsyncDisposableStack()
let alertmanager: Alertmanager
let inbox: Inbox

beforeAll(async () => {
  inbox = await startInbox()
  started.defer(inbox.close)
  alertmanager = await startAlertmanager({ webhook: inbox.url })
  started.defer(alertmanager.stop)
})

afterAll(() => started.disposeAsync())

const receiver = (given: object = {}) =>
  aReceiver({ alertmanager: { url: alertmanager.url, labels: { site: 'eu' }, ...given } })
const told = (status: string, name: string) =>
  inbox.next(({ body }) => {
    const { status: is, groupLabels } = body as Told // as: Alertmanager's webhook of version 4
    return is === status && groupLabels.alertname === name
  })
const alertsOf = (name: string) => `/api/v2/alerts?filter=alertname%3D%22${name}%22`

function aGroup(name: string, given: object = {}) {
  // Alertmanager gathers a group for as long as its first alert is young, and tells of an older one at once.
  const alert = (route: string) => ({
    ...{ state: 'firing' as const, rule: name, labels: { 'page.route': route } },
    ...{ summary: `41 errors on ${route}`, startedAt: Date.now(), endedAt: null },
    url: 'https://seismo.example/p/shop/alerts',
  })
  return aNotification({ key: `${name}/1`, alerts: [alert('/cart'), alert('/checkout')], ...given })
}

it('has the alerts grouped, with labels, annotations and an end that lies ahead', async () => {
  const { delivery } = await createTestSend().send({
    ...{ receiver: receiver(), notification: aGroup('Grouped'), handle: null },
  })

  expect(delivery).toMatchObject({ status: 'delivered', detail: 'HTTP 200' })
  const { body } = await told('firing', 'Grouped')
  // as: Alertmanager's webhook of version 4
  expect((body as Told).alerts.map(({ labels }) => labels.page_route)).toEqual([
    ...['/cart', '/checkout'],
  ])
  const [alert] = await alertmanager.get<Posted[]>(alertsOf('Grouped'))
  expect(alert).toMatchObject({
    labels: { alertname: 'Grouped', project: 'shop', severity: 'critical', site: 'eu' },
    annotations: { runbook_url: 'https://runbooks.example/checkout', incident: 'Grouped/1' },
    status: { state: 'active' },
  })
  expect(Date.parse(alert?.endsAt ?? '')).toBeGreaterThan(Date.now() + 200_000)
})

it('is silenced there', async () => {
  const day = 86_400_000
  await alertmanager.post('/api/v2/silences', {
    matchers: [{ name: 'alertname', value: 'Quiet', isRegex: false, isEqual: true }],
    startsAt: new Date(Date.now() - 1_000).toISOString(),
    endsAt: new Date(Date.now() + day).toISOString(),
    ...{ createdBy: 'ana', comment: 'maintenance' },
  })

  const notification = aGroup('Quiet')
  await createTestSend().send({ receiver: receiver(), notification, handle: null })

  const isSilenced = (all: Posted[]) => all.every(({ status }) => status.silencedBy.length === 1)
  const all = await alertmanager.until<Posted[]>(
    alertsOf('Quiet'),
    (found) => found.length === 2 && isSilenced(found),
  )
  expect(all.map(({ status }) => status.state)).toEqual(['suppressed', 'suppressed'])
})

it('resolves with its incident', async () => {
  const { send } = createTestSend()
  await send({ receiver: receiver(), notification: aGroup('Ended'), handle: null })
  await told('firing', 'Ended')

  const resolved = aGroup('Ended', { state: 'resolved', reason: 'resolved', revision: 2 })
  // Not before its alerts began, which Alertmanager refuses.
  const notification = { ...resolved, endedAt: Date.now() }
  const { delivery } = await send({ receiver: receiver(), notification, handle: null })

  expect(delivery).toMatchObject({ status: 'delivered' })
  const { body } = await told('resolved', 'Ended')
  expect((body as Told).alerts.map(({ status }) => status)).toEqual(['resolved', 'resolved']) // as: see above
})

it('ends by itself where nobody says again that it fires', async () => {
  const notification = aGroup('Left alone')
  const short = receiver({ resend: '1s' })

  await createTestSend().send({ receiver: short, notification, handle: null })

  await told('firing', 'Left alone')
  await told('resolved', 'Left alone')
})

it('does not end there while it is told again', async () => {
  const short = receiver({ resend: '1s' })
  const notification = aGroup('Told again')
  const means = { fetch: globalThis.fetch, sendMail, now: Date.now }
  const { note, resend } = createResend({ ...means, receivers: () => [short], letters: NO_LETTERS })
  const parcel = { receiver: short, notification, handle: null }
  await createTestSend().send(parcel)
  note(parcel)
  const [before] = await alertmanager.get<Posted[]>(alertsOf('Told again'))

  const repeating = every(200, resend, (cause) => expect.fail(String(cause)))
  const isLater = ({ endsAt }: Posted) => Date.parse(endsAt) > Date.parse(before?.endsAt ?? '')
  await alertmanager.until<Posted[]>(alertsOf('Told again'), (all) => all.some(isLater))
  await repeating()

  expect(before?.status.state).toBe('active')
})

it('does not try again where there is no Alertmanager', async () => {
  const elsewhere = aReceiver({ alertmanager: { url: `${alertmanager.url}/prefix` } })

  const { delivery } = await createTestSend().send({
    ...{ receiver: elsewhere, notification: aGroup('Lost'), handle: null },
  })

  expect(delivery).toMatchObject({ status: 'failed', attempts: 1 })
  expect(delivery.detail).toMatch(/^HTTP 404/)
})
