import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aNotification } from '../../../packages/ingest/src/testing/a-notification.ts'
import {
  ROUTING_KEY,
  startPagerDutyServer,
  type PagerDutyServer,
} from '../../harness/channels/pagerduty-server.ts'
import { aReceiver, createTestSend, type TestSend } from '../../harness/channels/send-for-test.ts'
import {
  ACCOUNT,
  NO_NUMBER,
  startTwilioServer,
  TOKEN,
  type TwilioServer,
} from '../../harness/channels/twilio-server.ts'
import { startInbox } from '../../harness/inbox.ts'

const firing = aNotification()
const resolved = aNotification({ revision: 2, state: 'resolved', reason: 'resolved' })
const started = new AsyncDisposableStack()
afterAll(() => started.disposeAsync())

let test: TestSend
beforeEach(() => {
  test = createTestSend()
})

describe('PagerDuty', () => {
  let pagerDuty: PagerDutyServer
  beforeAll(async () => {
    pagerDuty = await startPagerDutyServer()
    started.defer(pagerDuty.close)
  })
  const receiver = (key = ROUTING_KEY) =>
    aReceiver({ pagerduty: { routing_key: key, url: pagerDuty.url } })

  it('has one incident, however often it is told, and resolves it', async () => {
    await test.send({ receiver: receiver(), notification: firing, handle: null })
    await createTestSend().send({ receiver: receiver(), notification: firing, handle: null })
    const triggered = [...pagerDuty.incidents]
    await test.send({ receiver: receiver(), notification: resolved, handle: null })

    expect(triggered).toEqual([
      ['checkout/1', { state: 'triggered', severity: 'critical', events: 2 }],
    ])
    expect(pagerDuty.incidents.get('checkout/1')?.state).toBe('resolved')
  })

  it('waits where it is limited, which is said without a time', async () => {
    pagerDuty.answerNext(
      { status: 429, body: { status: 'throttle exceeded', message: 'Too many requests' } },
      { status: 503 },
    )

    const { delivery } = await test.send({
      ...{ receiver: receiver(), notification: firing, handle: null },
    })

    expect(delivery).toMatchObject({ status: 'delivered', attempts: 3 })
    expect(test.waits).toEqual([1_000, 5_000])
  })

  it('says what is wrong with an event, and not the key', async () => {
    const wrong = receiver('X'.repeat(32))

    const { delivery } = await test.send({ receiver: wrong, notification: firing, handle: null })

    expect(delivery).toMatchObject({ status: 'failed', attempts: 1 })
    expect(delivery.detail).toBe("HTTP 400: Event object is invalid, 'routing_key' is invalid")
  })
})

describe('text messages', () => {
  let twilio: TwilioServer
  beforeAll(async () => {
    twilio = await startTwilioServer()
    started.defer(twilio.close)
  })
  beforeEach(() => {
    twilio.texts.length = 0
  })
  const [ana, ben] = ['+491701234567', '+491707654321']
  const receiver = (to: string[]) =>
    aReceiver({
      sms: {
        ...{ preset: 'twilio', account: ACCOUNT, token: TOKEN, from: '+15005550006' },
        ...{ to, api: twilio.url },
      },
    })

  it('go to each number, once, by the preset of Twilio', async () => {
    twilio.answerNext({ status: 201 }, { status: 500 })

    const { delivery } = await test.send({
      ...{ receiver: receiver([ana, ben]), notification: firing, handle: null },
    })

    // The first was taken before the fault: only the second is tried again.
    expect(delivery).toMatchObject({ status: 'delivered', attempts: 2, detail: '2 of 2 sent' })
    expect(twilio.texts.map(({ to }) => to)).toEqual([ben])
    expect(twilio.texts[0]?.body).toMatch(/^Firing \(critical\): Error spike on shop\. 41 errors/)
  })

  it('go on where one number is none, and say so', async () => {
    const { delivery } = await test.send({
      ...{ receiver: receiver([NO_NUMBER, ben]), notification: firing, handle: null },
    })

    expect(twilio.texts.map(({ to }) => to)).toEqual([ben])
    expect(delivery.detail).toContain("1 of 2 sent, +15005550001: HTTP 400: Invalid 'To'")
  })

  it('tell what begins and ends, not each step between', async () => {
    const joined = aNotification({ revision: 2, reason: 'joined' })
    const all = receiver([ana])

    await test.send({ receiver: all, notification: firing, handle: null })
    await test.send({ receiver: all, notification: joined, handle: null })
    await test.send({ receiver: all, notification: { ...resolved, revision: 3 }, handle: null })

    expect(twilio.texts.map(({ body }) => body.slice(0, 8))).toEqual(['Firing (', 'Resolved'])
  })

  it('go through any provider that takes HTTP', async () => {
    const inbox = await startInbox()
    started.defer(inbox.close)
    const provider = aReceiver({
      sms: {
        ...{ url: `${inbox.url}/send`, to: ana, headers: { 'X-Key': 'a-secret-key' } },
        body: { recipient: '{to}', content: 'ALERT {text}' },
      },
    })
    const notification = aNotification({ summary: 'said {to} and "quoted"' })

    await test.send({ receiver: provider, notification, handle: null })

    expect(inbox.received[0]).toMatchObject({
      headers: { 'x-key': 'a-secret-key', 'content-type': 'application/json' },
      body: {
        recipient: ana,
        content: expect.stringContaining(
          'ALERT Firing (critical): Error spike on shop. said {to}',
        ) as string,
      },
    })
  })
})
