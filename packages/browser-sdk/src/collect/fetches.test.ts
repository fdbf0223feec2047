import { expect, it } from 'vitest'
import type { RequestItem } from '../wire.ts'
import { collectFetches } from './fetches.ts'

type Fetch = (...args: unknown[]) => unknown

function start(fetch: Fetch) {
  const requests: Omit<RequestItem, 'id' | 'at' | 'pageViewId'>[] = []
  const page = { fetch, document: { baseURI: 'https://shop.example/' } }
  // as: a stand-in with the two things read of it.
  const stop = collectFetches((item) => requests.push(item), page as unknown as Window)
  return { page, requests, stop }
}

const failing = (reason: Error) => start(() => Promise.reject(reason))

it('reports an answer from 400 on, and returns that very answer', async () => {
  const answer = new Response('', { status: 503 })
  const { page, requests } = start(() => Promise.resolve(answer))

  expect(await page.fetch('/api/cart?user=7', { method: 'put' })).toBe(answer)

  expect(requests).toEqual([
    {
      is: 'request',
      via: 'fetch',
      method: 'PUT',
      target: 'https://shop.example/api/cart',
      status: 503,
      outcome: 'http-error',
      durationMs: expect.any(Number) as number,
    },
  ])
})

it('says nothing of answers that went well', async () => {
  const { page, requests } = start(() => Promise.resolve(new Response(null, { status: 204 })))

  await page.fetch(new Request('https://shop.example/api'))

  expect(requests).toEqual([])
})

it.each([
  [new TypeError('Failed to fetch'), 'network-error'],
  [new DOMException('', 'AbortError'), 'aborted'],
  [new DOMException('', 'TimeoutError'), 'timeout'],
])('tells %s apart and rejects with the same reason', async (reason, outcome) => {
  const { page, requests } = failing(reason)

  await expect(page.fetch('/api')).rejects.toBe(reason)

  expect(requests).toMatchObject([{ outcome, status: 0 }])
})

it('knows an abort by its signal where the page gave a reason of its own', async () => {
  const reason = new Error('user left')
  const { page, requests } = failing(reason)

  await expect(page.fetch('/api', { signal: AbortSignal.abort() })).rejects.toBe(reason)

  expect(requests).toMatchObject([{ outcome: 'aborted' }])
})

it('hands out a promise of its own, so that one nobody catches stays unhandled', async () => {
  const result = Promise.reject(new TypeError('Failed to fetch'))
  const { page } = start(() => result)

  const returned = page.fetch('/api')

  expect(returned).not.toBe(result)
  await expect(returned).rejects.toThrow('Failed to fetch')
})

it('passes through what is no promise, and what throws at once', () => {
  expect(start(() => 42).page.fetch('/api')).toBe(42)
  const { page } = start(() => {
    throw new RangeError('theirs')
  })
  expect(() => page.fetch('/api')).toThrow(RangeError)
})

it('gives the page its own fetch back', () => {
  const fetch = () => Promise.resolve(new Response())
  const { page, stop } = start(fetch)

  expect(page.fetch).not.toBe(fetch)
  stop()

  expect(page.fetch).toBe(fetch)
})
