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
