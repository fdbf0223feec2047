import { createHmac } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { aNotification } from '../../testing/a-notification.ts'
import { receivers } from './receiver.ts'
import { createSend } from './send.ts'

const notification = aNotification({ key: 'spike/1000' })
const ops = { name: 'ops', webhook: { url: 'https://ops.example/hooks/a-secret-path' } }

interface Request {
  url: string
  headers: Headers
  body: string
}

type Answer = Response | string | ((request: Request) => Promise<Response>)

/** Answers in turn; a string is an error of the network. Waiting is what makes time pass. */
function start(answers: Answer[], waited: Promise<unknown> = Promise.resolve()) {
  const waits: number[] = []
  const requests: Request[] = []
  let now = 1_000_000
  const send = createSend({
    fetch: (url, init) => {
      // as: what is sent is text, to an address that is one.
      const request = {
        url: url as string,
        headers: new Headers(init?.headers),
        body: init?.body as string,
      }
      requests.push(request)
      const answer = answers.shift()
      if (answer instanceof Response) return Promise.resolve(answer)
      if (typeof answer === 'function') return answer(request)
      return Promise.reject(new Error('fetch failed', { cause: new Error(answer) }))
    },
    sendMail: () => Promise.reject(new Error('no mail here')),
    now: () => now,
    wait: async (ms) => {
      waits.push(ms)
      await waited
      now += ms
    },
    random: () => 0.5,
  })
  return { send, waits, requests }
}

const busy = (retryAfter?: string) =>
  new Response(null, {
    status: 429,
    ...(retryAfter !== undefined && { headers: { 'Retry-After': retryAfter } }),
  })

it('says that a message was taken', async () => {
  const { send } = start([new Response()])

  const { delivery } = await send({ receiver: ops, notification, handle: null })

  expect(delivery).toEqual({
    ...{ receiver: 'ops', kind: 'webhook', at: 1_000_000 },
    ...{ status: 'delivered', attempts: 1, detail: 'HTTP 200' },
  })
})

it('tries again after a fault, as late as it is asked to, with the same key', async () => {
  const { send, waits, requests } = start(['connection refused', busy('30'), new Response()])

  const { delivery } = await send({ receiver: ops, notification, handle: null })

  expect(delivery).toMatchObject({ status: 'delivered', attempts: 3 })
  expect(waits).toEqual([1_000, 30_000])
  const keys = requests.map(({ headers }) => headers.get('idempotency-key'))
  expect(new Set(keys)).toEqual(new Set(['spike/1000/1']))
})

it('does not repeat what was refused for good', async () => {
  const { send } = start([new Response(null, { status: 404 })])

  const { delivery } = await send({ receiver: ops, notification, handle: null })

  expect(delivery).toMatchObject({ status: 'failed', attempts: 1, detail: 'HTTP 404' })
})

it('gives up after five tries and says why', async () => {
  const { send, waits } = start(Array.from({ length: 9 }, () => 'connection refused'))

  const { delivery } = await send({ receiver: ops, notification, handle: null })

  expect(delivery).toMatchObject({
    ...{ status: 'failed', attempts: 5, detail: 'no answer: connection refused' },
  })
  expect(waits).toEqual([1_000, 5_000, 15_000, 60_000])
})

it('being told to wait is no failure', async () => {
  const { send } = start([...Array.from({ length: 9 }, () => busy('2')), new Response()])

  const { delivery } = await send({ receiver: ops, notification, handle: null })

  expect(delivery).toMatchObject({ status: 'delivered', attempts: 10 })
})

it('stops talking to a receiver that says to wait, also with what else is for it', async () => {
  const waited = Promise.withResolvers<undefined>()
  const answers = [busy('30'), new Response(), new Response()]
  const { send, requests, waits } = start(answers, waited.promise)
  const other = aNotification({ key: 'other/1' })

  const sending = [notification, other].map((one) =>
    send({ receiver: ops, notification: one, handle: null }),
  )
  await vi.waitFor(() => expect(waits).toHaveLength(2))
  const whileClosed = requests.length
  waited.resolve(undefined)
  const sent = await Promise.all(sending)

  expect(whileClosed).toBe(1)
  expect(waits).toEqual([30_000, 30_000])
  expect(sent.map(({ delivery }) => delivery.status)).toEqual(['delivered', 'delivered'])
})

it('says nothing of a revision that a later one took the place of while it waited', async () => {
  const later = aNotification({
    ...notification,
    revision: 2,
    state: 'resolved',
    reason: 'resolved',
  })
  const taken = Promise.withResolvers<undefined>()
  const { send, requests } = start([
    () => {
      taken.resolve(undefined)
      return Promise.resolve(new Response(null, { status: 500 }))
    },
    new Response(),
  ])

  const first = send({ receiver: ops, notification, handle: null })
  await taken.promise
  const second = send({ receiver: ops, notification: later, handle: null })
  const sent = await Promise.all([first, second])

  expect(sent.map(({ delivery }) => delivery.status)).toEqual(['delivered', 'delivered'])
  expect(sent[0].delivery.detail).toContain('later revision')
  expect(requests.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
    'alert.firing',
    'alert.resolved',
  ])
})

it('says nothing of a revision whose later one was taken long before its next try', async () => {
  const waited = Promise.withResolvers<undefined>()
  const { send, requests, waits } = start(
    [new Response(null, { status: 500 }), new Response(), new Response()],
    waited.promise,
  )

  const first = send({ receiver: ops, notification, handle: null })
  await vi.waitFor(() => expect(waits).toHaveLength(1))
  const later = aNotification({ ...notification, revision: 2, state: 'resolved' })
  await send({ receiver: ops, notification: later, handle: null })
  waited.resolve(undefined)
  const { delivery } = await first

  expect(requests).toHaveLength(2)
  expect(delivery.detail).toContain('later revision')
})

it('tries no more once another may send', async () => {
  const answers = ['connection refused', busy('30'), new Response()]
  const { send, requests } = start(answers)
  const assertHeld = () => {
    if (requests.length === 2) throw new Error('another may send by now')
  }

  const sent = send({ receiver: ops, notification, handle: null, assertHeld })

  await expect(sent).rejects.toThrow('another may send by now')
  expect(requests).toHaveLength(2)
})

it('waits until the date that it is told, by the clock of who tells it', async () => {
  const headers = {
    Date: 'Sun, 22 Nov 2026 00:00:00 GMT',
    'Retry-After': 'Sun, 22 Nov 2026 00:02:00 GMT',
  }
  const { send, waits } = start([new Response(null, { status: 503, headers }), new Response()])

  const { delivery } = await send({ receiver: ops, notification, handle: null })

  expect(waits).toEqual([120_000])
  expect(delivery.status).toBe('delivered')
})

it('does not send again what was taken, whatever becomes of the rest of the answer', async () => {
  const broken = new ReadableStream({ start: (body) => body.error(new Error('cut off')) })
  const { send, requests } = start([new Response(broken), new Response()])

  const { delivery } = await send({ receiver: ops, notification, handle: null })

  expect(delivery.status).toBe('delivered')
  expect(requests).toHaveLength(1)
})

it('sends a text message again only to those who have not got it', async () => {
  const numbers = ['+491701111111', '+491702222222']
  const sms = receivers.parse([
    { name: 'phones', sms: { to: numbers, url: 'https://sms.example' } },
  ])
  const { send, requests } = start([new Response(), 'connection reset', new Response()])

  const { delivery } = await send({ receiver: sms[0] ?? ops, notification, handle: null })

  const to = requests.map(({ body }) => (JSON.parse(body) as { to: string }).to)
  expect(to).toEqual([numbers[0], numbers[1], numbers[1]])
  expect(delivery).toMatchObject({ status: 'delivered', detail: '2 of 2 sent' })
})

it('signs every try of its own time, under one id, and sends what it signed', async () => {
  const key = Buffer.alloc(24, 7)
  const secret = `whsec_${key.toString('base64')}`
  const { send, requests } = start([new Response(null, { status: 500 }), new Response()])
  const signed = { name: 'ops', webhook: { url: 'https://ops.example', secret } }
  const foreign = aNotification({ rule: 'Übermaß ☂', key: 'Übermaß ☂/1' })

  await send({ receiver: signed, notification: foreign, handle: null })

  const expected = requests.map(({ headers, body }) => {
    const text = `${String(headers.get('webhook-id'))}.${String(headers.get('webhook-timestamp'))}.${body}`
    return `v1,${createHmac('sha256', key).update(text).digest('base64')}`
  })
  expect(requests.map(({ headers }) => headers.get('webhook-signature'))).toEqual(expected)
  expect(requests.map(({ headers }) => headers.get('webhook-timestamp'))).toEqual(['1000', '1001'])
  expect(new Set(requests.map(({ headers }) => headers.get('webhook-id'))).size).toBe(1)
})

it('leaves every secret of the receiver out of what it says of an error', async () => {
  const token = 'xoxb-not-to-be-seen'
  const { send } = start([
    new Response(JSON.stringify({ ok: false, error: `bad token ${token}` })),
    `getaddrinfo ENOTFOUND https://ops.example/hooks/a-secret-path`,
    new Response(null, { status: 404 }),
  ])
  const bot = { is: 'bot' as const, token, channel: '#ops', api: 'https://slack.example/api' }

  const slack = await send({ receiver: { name: 'chat', slack: bot }, notification, handle: null })
  const webhook = await send({ receiver: ops, notification, handle: null })

  expect(slack.delivery.detail).toBe('bad token …')
  expect(JSON.stringify(webhook.delivery)).not.toContain('a-secret-path')
})
