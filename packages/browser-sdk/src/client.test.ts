import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Client, Options } from './api.ts'
import { createClient } from './client.ts'
import type { Feature, Host } from './host.ts'
import { aClock } from './testing/a-clock.ts'
import { aPage } from './testing/a-page.ts'
import { aVital } from './testing/drafts.ts'
import type { Envelope } from './wire.ts'

const OPTIONS = { key: 'k1', endpoint: 'https://seismo.example/', release: '1.2.3' }

let client: Client | undefined
afterEach(() => client?.stop())

interface Given {
  options?: Partial<Options>
  features?: Feature[]
  globals?: Record<string, unknown>
}

function start({ options, features = [], globals }: Given = {}) {
  aClock()
  const bodies: string[] = []
  const urls: string[] = []
  const open = () => undefined
  const originals = {
    open,
    fetch: (url: string, { body }: { body: string }) => {
      urls.push(url)
      bodies.push(body)
      return Promise.resolve(new Response('{}'))
    },
    XMLHttpRequest: Object.assign(() => undefined, { prototype: { open } }),
  }
  const sendBeacon = (url: string, body: string) => urls.push(url) + bodies.push(body) > 0
  const navigator = { onLine: true, sendBeacon }
  const page = aPage({ ...originals, navigator, url: 'https://shop.example/a?b', ...globals })
  let host: Host | undefined
  const seeHost: Feature = (given) => {
    host = given
  }
  client = createClient({ ...OPTIONS, ...options }, [seeHost, ...features])
  // as: the script wrote them.
  const envelopes = () => bodies.map((body) => JSON.parse(body) as Envelope)
  return { ...page, originals, client, urls, envelopes, host: () => host }
}

it('sends an error within a second, with its context', async () => {
  const { client, envelopes, urls } = start({ options: { environment: 'test' } })

  client.captureError(new TypeError('x is undefined'), { tags: { step: 'pay' } })
  await vi.advanceTimersByTimeAsync(1_000)

  expect(urls).toEqual(['https://seismo.example/v1/beacon?k=k1'])
  expect(envelopes()).toMatchObject([
    {
      ...{ v: 2, view: { url: 'https://shop.example/a' } },
      context: { release: '1.2.3', environment: 'test' },
      items: [
        {
          ...{ is: 'error', mechanism: 'captured', tags: { step: 'pay' } },
          exceptions: [{ type: 'TypeError', message: 'x is undefined' }],
        },
      ],
    },
  ])
})

it.each(['visibilitychange', 'pagehide'])('hands what waits to the browser at %s', (type) => {
  const { client, dispatch, document, envelopes } = start()

  client.captureError('now')
  document.hidden = true
  dispatch(type)

  expect(envelopes()).toHaveLength(1)
})

it('keeps what waits while the page is shown, until it is hidden in a moment too', () => {
  const { client, dispatch, envelopes } = start()

  client.captureError('now')
  dispatch('visibilitychange')
  dispatch('pagehide')

  expect(envelopes()).toEqual([])
})

it('keeps the session in the tab once something is sent, and not before', () => {
  const sessionStorage: Record<string, string> = {}
  const { client, envelopes } = start({ globals: { sessionStorage } })
  expect(sessionStorage).toEqual({})

  client.captureError('now')
  client.flush()

  expect(sessionStorage.seismo).toBe(envelopes()[0]?.context.sessionId)
})

it('does not report its own beacons', async () => {
  const { client, envelopes } = start()

  client.captureError('now')
  await vi.advanceTimersByTimeAsync(1_000)
  client.flush()
  await vi.advanceTimersByTimeAsync(10_000)

  expect(envelopes()).toHaveLength(1)
})

describe('a client that is off', () => {
  it.each([
    ['no key', { ...OPTIONS, key: '' }],
    ['no endpoint', { ...OPTIONS, endpoint: '' }],
    ['an endpoint that is no URL', { ...OPTIONS, endpoint: 'seismo.example' }],
    ['no options', undefined],
  ])('for %s says so and never throws', (_, options) => {
    const { originals } = start()
    client?.stop()
    // as: a page may pass anything.
    const off = createClient(options as Options, [])

    expect(off.problem).toMatch(/^Seismo is off: /)
    expect(() => {
      off.captureError(new Error('x'))
      off.count('sold')
      off.flush()
      off.stop()
    }).not.toThrow()
    expect(self).toHaveProperty('fetch', originals.fetch)
  })

  it('is off where the page lacks what it needs', () => {
    aPage({ AbortController: undefined })

    expect(createClient(OPTIONS, []).problem).toContain('Seismo is off')
  })
})

describe('any client', () => {
  it('has no problem where it could start', () => {
    expect(start().client.problem).toBeUndefined()
  })

  it('does nothing where a method is of a feature not in use, or of none', () => {
    const { client } = start()

    expect(() => {
      client.setUser('u1')
      // as: a page may ask for anything.
      ;(client as unknown as { nonsense: () => void }).nonsense()
    }).not.toThrow()
  })

  it('may be awaited', async () => {
    const { client } = start()

    expect(await (client as unknown as Promise<Client>)).toBe(client)
  })

  it('keeps what a page throws at it to itself', () => {
    const { client } = start()
    const hostile = new Proxy(
      {},
      {
        get() {
          throw new Error('hostile')
        },
      },
    )

    expect(() => {
      client.captureError(hostile, hostile)
    }).not.toThrow()
  })

  it('may be one of two on a page', async () => {
    const { envelopes } = start()
    const other = createClient({ ...OPTIONS, key: 'k2' }, [])

    other.captureError('the other')
    await vi.advanceTimersByTimeAsync(1_000)
    other.stop()

    expect(envelopes()).toHaveLength(1)
  })
})

describe('features', () => {
  it('stand in front of the steps, the last one first', () => {
    const order: string[] = []
    const named =
      (name: string): Feature =>
      (host) => {
        const { emit } = host
        host.emit = (item) => {
          order.push(name)
          emit(item)
        }
      }
    const { host } = start({ features: [named('first'), named('last')] })

    host()?.emit(aVital())

    expect(order).toEqual(['last', 'first'])
  })

  it('start even where another cannot', () => {
    let isStarted = false
    const fail: Feature = () => {
      throw new Error('ours')
    }
    const { client } = start({ features: [fail, () => void (isStarted = true)] })

    expect(isStarted).toBe(true)
    expect(client.problem).toBeUndefined()
  })
})

it('works in a worker, which has neither document nor XMLHttpRequest', async () => {
  const { client, dispatch, envelopes } = start({
    globals: { document: undefined, XMLHttpRequest: undefined },
  })

  dispatch('unhandledrejection', { reason: 'in a worker' })
  await vi.advanceTimersByTimeAsync(1_000)

  expect(client.problem).toBeUndefined()
  expect(envelopes()).toMatchObject([{ items: [{ mechanism: 'unhandledrejection' }] }])
})

describe('a stop', () => {
  it('sends what waits', () => {
    const { client, envelopes } = start()

    client.captureError('last')
    client.stop()

    expect(envelopes()).toHaveLength(1)
  })

  it('leaves the page as it was', () => {
    const { client, dispatch, originals, envelopes } = start()
    expect(self).not.toHaveProperty('fetch', originals.fetch)

    client.stop()
    dispatch('unhandledrejection', { reason: 'late' })
    client.captureError('late')
    client.flush()
    vi.runAllTimers()

    expect(self).toHaveProperty('fetch', originals.fetch)
    expect(XMLHttpRequest.prototype).toHaveProperty('open', originals.open)
    expect(envelopes()).toEqual([])
  })
})
