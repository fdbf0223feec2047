import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Message } from '../message.ts'
import { deliver } from './deliver.ts'

const message: Message = {
  state: 'firing',
  rule: 'spike',
  severity: 'critical',
  summary: '41 errors a minute on web',
  value: 41,
  above: 10,
  errors: 41,
  startedAt: 1_000,
  endedAt: null,
  incident: 'spike/1000',
  project: 'web',
  topIssue: null,
  runbook: null,
  url: 'https://seismo.example/p/web/alerts',
}
const ops = { name: 'ops', webhook: { url: 'https://ops.example' } }

/** Answers in turn; a string is an error of the network. */
function aReceiver(answers: (Response | string)[]) {
  const waits: number[] = []
  const keys: (string | null)[] = []
  const options = {
    fetch: (_: unknown, init?: RequestInit) => {
      keys.push(new Headers(init?.headers).get('idempotency-key'))
      const answer = answers.shift()
      return answer instanceof Response
        ? Promise.resolve(answer)
        : Promise.reject(new Error(answer))
    },
    now: () => 7,
    wait: (ms: number) => {
      waits.push(ms)
      return Promise.resolve()
    },
  }
  return { options, waits, keys }
}

it('says that a message was taken', async () => {
  const { options } = aReceiver([new Response()])

  expect(await deliver(ops, message, options)).toEqual({
    receiver: 'ops',
    kind: 'webhook',
    at: 7,
    status: 'delivered',
    attempts: 1,
    detail: 'HTTP 200',
  })
})

it('tries again after a fault, as late as it is asked to, with the same key', async () => {
  const busy = new Response(null, { status: 429, headers: { 'Retry-After': '30' } })
  const { options, waits, keys } = aReceiver(['connection refused', busy, new Response()])

  const { status, attempts } = await deliver(ops, message, options)

  expect({ status, attempts }).toEqual({ status: 'delivered', attempts: 3 })
  expect(waits).toEqual([1_000, 30_000])
  expect(new Set(keys)).toEqual(new Set(['spike/1000/firing']))
})

it('does not repeat what was refused for good', async () => {
  const { options } = aReceiver([new Response(null, { status: 404 })])

  expect(await deliver(ops, message, options)).toMatchObject({
    status: 'failed',
    attempts: 1,
    detail: 'HTTP 404',
  })
})

it('gives up after five tries and says why', async () => {
  const { options } = aReceiver(Array.from({ length: 9 }, () => 'connection refused'))

  expect(await deliver(ops, message, options)).toMatchObject({
    status: 'failed',
    attempts: 5,
    detail: 'no answer: connection refused',
  })
})

it('signs every try of its own time, under one id, and sends what it signed', async () => {
  const key = Buffer.alloc(24, 7)
  const secret = `whsec_${key.toString('base64')}`
  const sent: { headers: Headers; body: string }[] = []
  let now = 1_000_000
  const options = {
    fetch: (_: unknown, init?: RequestInit) => {
      // as: a webhook's body is text.
      sent.push({ headers: new Headers(init?.headers), body: init?.body as string })
      return Promise.resolve(new Response(null, { status: sent.length === 1 ? 500 : 200 }))
    },
    now: () => now,
    wait: (ms: number) => Promise.resolve(void (now += ms)),
  }
  const signed = { name: 'ops', webhook: { url: 'https://ops.example', secret } }

  await deliver(signed, { ...message, rule: 'Übermaß ☂', incident: 'Übermaß ☂/1' }, options)

  const expected = sent.map(({ headers, body }) => {
    const text = `${headers.get('webhook-id')}.${headers.get('webhook-timestamp')}.${body}`
    return `v1,${createHmac('sha256', key).update(text).digest('base64')}`
  })
  expect(sent.map(({ headers }) => headers.get('webhook-signature'))).toEqual(expected)
  expect(sent.map(({ headers }) => headers.get('webhook-timestamp'))).toEqual(['1000', '1001'])
  expect(new Set(sent.map(({ headers }) => headers.get('webhook-id'))).size).toBe(1)
})

it('says nothing of the secret where the receiver is away', async () => {
  const { options } = aReceiver(Array.from({ length: 9 }, () => 'connection refused'))
  const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`

  const delivery = await deliver({ name: 'ops', webhook: { url: '', secret } }, message, options)

  expect(JSON.stringify(delivery)).not.toContain(secret.slice(6))
})
