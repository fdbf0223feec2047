import { expect, it } from 'vitest'
import { createSend } from './send.ts'

const URL_ = 'https://seismo.example/v1/beacon?k=k'
const aParcel = (body = '{}') => ({ toBody: () => body })

function start(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  sendBeacon = () => true,
) {
  // as: a stand-in with the two things that are called.
  const page = { fetch, navigator: { sendBeacon } } as unknown as Window & typeof globalThis
  return createSend(URL_, page)
}

const answering = (status: number, headers = {}) =>
  start(() => Promise.resolve(new Response(null, { status, headers })))

it('posts plain text without credentials, alive beyond the page', async () => {
  const sent: unknown[] = []
  const { post } = start((url, init) => {
    sent.push(url, init)
    return Promise.resolve(new Response(null, { status: 202 }))
  })

  expect(await post(aParcel('{"v":1}'))).toEqual({ is: 'done' })

  expect(sent).toMatchObject([
    URL_,
    { method: 'POST', body: '{"v":1}', credentials: 'omit', keepalive: true },
  ])
  expect(sent[1]).not.toHaveProperty('headers')
})

it('asks for no keepalive above what browsers allow', async () => {
  let keepalive: boolean | undefined
  const { post } = start((_url, init) => {
    keepalive = init.keepalive
    return Promise.resolve(new Response(null, { status: 202 }))
  })

  await post(aParcel('é'.repeat(40_000)))

  expect(keepalive).toBe(false)
})

it.each([400, 401, 413])('takes %i for the last word', async (status) => {
  expect(await answering(status).post(aParcel())).toEqual({ is: 'done' })
})

it.each([429, 500, 503])('comes back after %i when asked to', async (status) => {
  const { post } = answering(status, { 'retry-after': '7' })

  expect(await post(aParcel())).toEqual({ is: 'later', retryAfter: '7' })
})

it('comes back when the network fails', async () => {
  const { post } = start(() => Promise.reject(new TypeError('Failed to fetch')))

  expect(await post(aParcel())).toEqual({ is: 'later', retryAfter: null })
})

it('says when the browser takes no beacon', () => {
  const unused = () => Promise.reject(new Error('unused'))
  const throws = () => {
    throw new Error('gone')
  }

  expect(start(unused).beacon(aParcel())).toBe(true)
  expect(start(unused, () => false).beacon(aParcel())).toBe(false)
  expect(start(unused, throws).beacon(aParcel())).toBe(false)
})
