import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Options } from '../api.ts'
import { aClock } from '../testing/a-clock.ts'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { offline } from './offline.ts'

interface Given extends Partial<Options> {
  storage?: unknown
  onLine?: boolean
  die?: number
  waiting?: string[]
}

function start({ storage = {}, onLine = true, die = 0.5, waiting = [], ...options }: Given = {}) {
  aClock()
  const random = vi.spyOn(Math, 'random').mockReturnValue(die)
  onTestFinished(() => random.mockRestore())
  const page = aPage({ localStorage: storage, navigator: { onLine } })
  const all = aHost({ options, waiting })
  offline(all.host)
  const sends = () => all.calls.filter((call) => call === 'send').length
  const fail = (n = 1) => {
    for (let index = 0; index < n; index++) all.host.later()
  }
  return { ...all, ...page, sends, fail }
}

const asks = (seconds: string) => new Headers({ 'retry-after': seconds })

/** Milliseconds until the next try, to the nearest ten. */
function msUntilSend({ sends }: { sends: () => number }): number {
  const before = sends()
  for (let ms = 10; ms <= 4_000_000; ms += 10) {
    vi.advanceTimersByTime(10)
    if (sends() > before) return ms
  }
  return Infinity
}

describe('a try that failed', () => {
  it.each([
    [1, 500, 1_000],
    [2, 1_000, 2_000],
    [3, 2_000, 4_000],
    [7, 30_000, 60_000],
  ])('%i times is repeated after %i to %i ms', (failures, least, most) => {
    const at = (die: number) => {
      const given = start({ die })
      given.fail(failures - 1)
      vi.clearAllTimers()
      given.fail()
      return msUntilSend(given)
    }

    expect(at(0)).toBe(least)
    expect(at(0.9999)).toBeGreaterThan(most * 0.99)
    expect(at(0.9999)).toBeLessThanOrEqual(most)
  })

  it('is not repeated earlier, whoever asks', () => {
    const { host, fail, sends } = start()

    fail()
    host.send()
    host.send()

    expect(sends()).toBe(0)
  })

  it('eight times wakes the page no more, and the next flush tries', () => {
    const { host, fail, sends } = start()

    fail(7)
    vi.runAllTimers()
    const before = sends()
    fail()

    expect(vi.getTimerCount()).toBe(0)
    host.send()
    expect(sends()).toBe(before + 1)
  })

  it('starts at the shortest again after an answer', async () => {
    const given = start({ die: 0 })
    given.fail(4)
    vi.clearAllTimers()

    await given.host.post('{}')
    given.fail()

    expect(msUntilSend(given)).toBe(500)
  })
})

describe('Retry-After', () => {
  it.each([
    ['30', 30_000],
    ['0', 750],
    ['86400', 3_600_000],
    ['Fri, 31 Dec 2027 23:59:59 GMT', 750],
  ])('of %s is obeyed: the next try is after %i ms', (seconds, ms) => {
    const given = start()

    given.host.later(503, asks(seconds))

    expect(msUntilSend(given)).toBe(ms)
  })

  it('holds when the network is back', () => {
    const { host, dispatch, sends } = start()

    host.later(429, asks('30'))
    dispatch('online')

    expect(sends()).toBe(0)
  })
})

describe('the second endpoint', () => {
  const first = 'https://seismo.example/v1/beacon?k=key'
  const second = 'https://other.example/v1/beacon?k=key'

  it('has its turn after each try without an answer', () => {
    const { host } = start({ fallbackEndpoint: 'https://other.example/' })
    const urls = [1, 2, 3].map(() => {
      host.later()
      return host.url
    })

    expect(urls).toEqual([second, first, second])
  })

  it('has no turn while the first answers, be it with a refusal', () => {
    const { host } = start({ fallbackEndpoint: 'https://other.example/' })

    host.later(503)

    expect(host.url).toBe(first)
  })

  it('is left alone where there is none', () => {
    const { host } = start()

    host.later()

    expect(host.url).toBe(first)
  })
})

describe('what a page could not send', () => {
  it('is kept for the next page, and nothing goes by beacon', () => {
    const storage: Record<string, string> = {}
    const { host, fail, calls } = start({ storage, waiting: ['a', 'b'] })

    fail()
    host.leave()

    expect(calls).toEqual([])
    expect(host.waiting).toEqual([])
    expect(JSON.parse(storage.seismo ?? '')).toEqual(['a', 'b'])
  })

  it('is kept while there is no network', () => {
    const storage: Record<string, string> = {}
    const { host, calls } = start({ storage, onLine: false, waiting: ['a'] })

    host.leave()

    expect(calls).toEqual([])
    expect(storage.seismo).toBe('["a"]')
  })

  it('is sent by the next page, once it is seen to be answered', async () => {
    const { host } = start({ storage: { seismo: '["a","b"]' }, waiting: ['c'] })
    expect(host.waiting).toEqual(['c'])

    await host.post('{}')

    expect(host.waiting).toEqual(['c', 'a', 'b'])
    expect(localStorage).toEqual({})
  })

  it('stays where the answer is a refusal', async () => {
    const storage = { seismo: '["a"]' }
    const { host } = start({ storage })
    host.post = () => Promise.resolve(new Response('', { status: 503 }))
    offline(host)

    await host.post('{}')

    expect(host.waiting).toEqual([])
    expect(storage).toEqual({ seismo: '["a"]' })
  })

  it('comes after what an earlier page kept', () => {
    const storage = { seismo: '["a"]' }
    const { host, fail } = start({ storage, waiting: ['b'] })

    fail()
    host.leave()

    expect(storage.seismo).toBe('["a","b"]')
  })

  it('is at most 100 KB, the oldest left out and counted', () => {
    const storage: Record<string, string> = {}
    const bodies = ['a', 'b', 'c', 'd'].map((sign) => sign.repeat(40_000))
    const { host, fail, drops } = start({ storage, waiting: bodies })

    fail()
    host.leave()

    expect(JSON.parse(storage.seismo ?? '')).toEqual(bodies.slice(2))
    expect(drops).toEqual({ 'beacon:overflow': 2 })
  })

  it('waits in memory where storage is denied', () => {
    const trap = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    const storage = new Proxy({}, { get: trap, set: trap })
    const { host, fail } = start({ storage, waiting: ['a'] })

    fail()

    expect(() => {
      host.leave()
    }).not.toThrow()
    expect(host.waiting).toEqual(['a'])
  })
})

it('leaves by beacon while all is well', () => {
  const { host, calls } = start()

  host.leave()

  expect(calls).toEqual(['leave'])
})

it('keeps what the browser did not take when the page was left', () => {
  const storage: Record<string, string> = {}
  const { host } = start({ storage, waiting: ['a'] })

  host.leave()

  expect(storage.seismo).toBe('["a"]')
})

describe.each(['online', 'pageshow', 'visibilitychange'])('at %s', (type) => {
  it('tries again at once, with what it had kept', () => {
    const { host, dispatch, fail, sends } = start({ waiting: ['a'] })
    fail()
    host.leave()

    dispatch(type)

    expect(host.waiting).toEqual(['a'])
    expect(sends()).toBe(1)
  })

  it('does nothing while all is well', () => {
    const { dispatch, sends } = start()

    dispatch(type)

    expect(sends()).toBe(0)
  })

  it('does nothing while the page is hidden', () => {
    const { dispatch, document, fail, sends } = start()
    document.hidden = true
    fail()

    dispatch(type)

    expect(sends()).toBe(0)
  })
})
