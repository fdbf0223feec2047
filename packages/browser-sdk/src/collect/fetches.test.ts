import { describe, expect, it } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { collectFetches } from './fetches.ts'

function start(answer: () => unknown = () => Promise.resolve(new Response('', { status: 200 }))) {
  const calls: { page: unknown; args: unknown[] }[] = []
  aPage({
    url: 'https://shop.example/products/',
    fetch(this: unknown, ...args: unknown[]) {
      calls.push({ page: this, args })
      return answer()
    },
  })
  const all = aHost()
  collectFetches(all.host)
  return { ...all, requested: calls }
}

const rejects = (reason: unknown) => () =>
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- pages reject with anything
  Promise.reject(reason)

describe('an answer', () => {
  it.each([200, 404, 500])('of status %i is a load', async (status) => {
    const { settled } = start(() => Promise.resolve(new Response('', { status })))

    await fetch('/api/cart?id=7', { method: 'PUT' })

    const target = 'https://shop.example/api/cart'
    expect(settled).toEqual([{ via: 'fetch', method: 'PUT', target, status, outcome: 'load' }])
  })

  it.each(['opaque', 'opaqueredirect'])('of type %s is opaque', async (type) => {
    const { settled } = start(() =>
      Promise.resolve(Object.defineProperty(Response.error(), 'type', { value: type })),
    )

    await fetch('/pixel', { mode: 'no-cors' })

    expect(settled).toMatchObject([{ outcome: 'opaque', status: 0 }])
  })

  it('is the very one the page gets', async () => {
    const response = new Response('theirs')
    start(() => Promise.resolve(response))

    expect(await fetch('/')).toBe(response)
  })
})

describe('no answer', () => {
  const aborted = (reason: unknown = 'any value') => ({ signal: AbortSignal.abort(reason) })
  const slow = new DOMException('slow', 'TimeoutError')
  it.each([
    ['error', new TypeError('Failed to fetch'), {}],
    ['error', new TypeError('Failed to fetch'), { signal: new AbortController().signal }],
    ['abort', 'any value', aborted()],
    ['timeout', slow, aborted(slow)],
  ])('is %s', async (outcome, reason, init) => {
    const { settled } = start(rejects(reason))

    await expect(fetch('/api', init)).rejects.toBe(reason)

    expect(settled).toMatchObject([{ outcome, status: 0 }])
  })

  it('is an abort where the Request was aborted', async () => {
    const { settled } = start(rejects('any value'))

    await expect(fetch(new Request('https://a.example/', aborted()))).rejects.toBe('any value')

    expect(settled).toMatchObject([{ outcome: 'abort' }])
  })
})

describe('what is requested', () => {
  it.each([
    ['a text', 'more?x=1', 'https://shop.example/products/more', undefined],
    ['a URL', new URL('https://a.example/b?x=1'), 'https://a.example/b', undefined],
    [
      'a Request',
      new Request('https://a.example/c?x=1', { method: 'POST' }),
      'https://a.example/c',
      'POST',
    ],
  ])('may be %s', async (_, input, target, method) => {
    const { settled } = start()

    await fetch(input)

    expect(settled).toMatchObject([{ target, method }])
  })

  it('has the method of the options rather than that of the Request', async () => {
    const { settled } = start()

    await fetch(new Request('https://a.example/', { method: 'POST' }), { method: 'DELETE' })

    expect(settled).toMatchObject([{ method: 'DELETE' }])
  })

  it('may be changed by a feature before it is used', async () => {
    const { host, requested } = start()
    const { begin } = host
    host.begin = (call) => {
      if (call.args) call.args[1] = { method: 'PATCH' }
      return begin(call)
    }

    await fetch('/')

    expect(requested[0]?.args).toEqual(['/', { method: 'PATCH' }])
  })
})

describe('the page', () => {
  it('calls with its own this and arguments', async () => {
    const { requested } = start()
    const page = {}
    const init = { method: 'PUT' }

    await self.fetch.call(page as typeof self, '/a', init)

    expect(requested[0]?.page).toBe(page)
    expect(requested[0]?.args).toEqual(['/a', init])
    expect(requested[0]?.args[1]).toBe(init)
  })

  it('hears of a rejection it forgot to catch', async () => {
    const reason = new TypeError('Failed to fetch')
    start(rejects(reason))
    const heard = nextUnhandled()

    void fetch('/')

    expect(await heard).toBe(reason)
  })

  it('gets what its own fetch throws', () => {
    const thrown = new TypeError('theirs')
    start(() => {
      throw thrown
    })

    expect(() => fetch('/')).toThrow(thrown)
  })

  it('gets what its own fetch returns, even where that is no promise', () => {
    start(() => 'a mock')

    expect(fetch('/')).toBe('a mock')
  })

  it('is not bothered by our faults', async () => {
    const { host } = start()
    host.begin = () => {
      throw new Error('ours')
    }

    expect((await fetch('/')).status).toBe(200)
  })

  it('is not bothered by our faults after the answer', async () => {
    const { host } = start()
    host.begin = () => () => {
      throw new Error('ours')
    }

    expect((await fetch('/')).status).toBe(200)
  })

  it('may call without anything', async () => {
    const { requested } = start()

    await (fetch as () => Promise<Response>)()

    expect(requested).toHaveLength(1)
  })
})

it('gives the page its own fetch back', async () => {
  const { host, begun, requested } = start()

  host.stop()
  await fetch('/')

  expect(requested).toHaveLength(1)
  expect(begun).toEqual([])
})

/** What the page's `unhandledrejection` would name; Node's event stands for it. */
function nextUnhandled(): Promise<unknown> {
  interface Process {
    listeners: (type: string) => ((...args: unknown[]) => void)[]
    removeAllListeners: (type: string) => void
    on: (type: string, listener: (reason: unknown) => void) => void
  }
  // as: tests run in Node, whose types a page must not see.
  const { process } = globalThis as unknown as { process: Process }
  const type = 'unhandledRejection'
  const runners = process.listeners(type)
  process.removeAllListeners(type)
  return new Promise((resolve) => {
    process.on(type, (reason) => {
      process.removeAllListeners(type)
      for (const runner of runners) process.on(type, runner)
      resolve(reason)
    })
  })
}
