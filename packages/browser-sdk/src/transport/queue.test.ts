import { describe, expect, it } from 'vitest'
import { aClock } from '../testing/a-clock.ts'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { startSending } from './queue.ts'

type Answer = Response | 'no network' | Promise<Response>

interface Sent {
  url: string
  init: RequestInit & { body: string }
}

/** A body is what `"a"` stands for, without its first sign. */
const bodyOf = (name: string) => `"name":"${name}"}`

function start(
  answers: Answer[] = [],
  sendBeacon: (url: string, body: string) => boolean = () => true,
) {
  aClock(1_000)
  const sent: Sent[] = []
  const beacons: string[] = []
  aPage({
    fetch: (url: string, init: Sent['init']) => {
      sent.push({ url, init })
      const answer = answers.shift() ?? new Response()
      return answer === 'no network'
        ? Promise.reject(new TypeError('Failed'))
        : Promise.resolve(answer)
    },
    navigator: {
      sendBeacon: (url: string, body: string) => sendBeacon(url, body) && beacons.push(body) > 0,
    },
  })
  const later: { status?: number; retryAfter?: string | null }[] = []
  const all = aHost({ waiting: ['a', 'b', 'c'].map(bodyOf) })
  startSending(all.host)
  const { later: laterOfQueue } = all.host
  all.host.later = (status, headers) => {
    later.push({ status, retryAfter: headers?.get('retry-after') })
    laterOfQueue(status, headers)
  }
  const names = (bodies: string[]) => bodies.map((body) => /"name":"(.*)"/.exec(body)?.[1])
  return {
    ...{ ...all, sent, later },
    sentNames: () => names(sent.map(({ init }) => init.body)),
    waitingNames: () => names(all.host.waiting),
    beaconNames: () => names(beacons),
  }
}

/** Until all that was answered is worked off: answers of the stand-in take no time. */
async function settle() {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

it('sends one body after the other, in order', async () => {
  const { host, sentNames, waitingNames } = start()

  host.send()
  expect(sentNames()).toEqual(['a'])
  await settle()

  expect(sentNames()).toEqual(['a', 'b', 'c'])
  expect(waitingNames()).toEqual([])
})

it('sends a body once, however often it is asked to', async () => {
  const { host, sentNames } = start()

  host.send()
  host.send()
  await settle()

  expect(sentNames()).toEqual(['a', 'b', 'c'])
})

it('writes the time of sending into the body', async () => {
  const { host, sent } = start()

  host.send()
  await settle()

  expect(JSON.parse(sent[0]?.init.body ?? '')).toEqual({ sentAt: 1_000, name: 'a' })
})

it('sends without credentials, to outlive the page', async () => {
  const { host, sent } = start()

  host.send()
  await settle()

  expect(sent[0]?.url).toBe('https://seismo.example/v1/beacon?k=key')
  expect(sent[0]?.init).toMatchObject({ method: 'POST', credentials: 'omit', keepalive: true })
  expect(sent[0]?.init.headers).toBeUndefined()
})

it('counts bytes, not characters, of what may outlive the page', async () => {
  const { host, sent } = start()
  host.waiting = [bodyOf('é'.repeat(31_000))]

  host.send()
  await settle()

  expect(sent[0]?.init.keepalive).toBe(false)
})

it.each([429, 500, 503])(
  'keeps what is answered by %i, with its headers at hand',
  async (status) => {
    const headers = { 'retry-after': '30' }
    const { host, later, waitingNames, drops } = start([new Response('', { status, headers })])

    host.send()
    await settle()

    expect(waitingNames()).toEqual(['a', 'b', 'c'])
    expect(later).toEqual([{ status, retryAfter: '30' }])
    expect(drops).toEqual({})
  },
)

it('keeps what is not answered', async () => {
  const { host, later, waitingNames, dues } = start(['no network'])

  host.send()
  await settle()

  expect(waitingNames()).toEqual(['a', 'b', 'c'])
  expect(later).toEqual([{}])
  expect(dues).toEqual([10_000])
})

it('sends again what was kept', async () => {
  const { host, sentNames, waitingNames } = start(['no network'])

  host.send()
  await settle()
  host.send()
  await settle()

  expect(sentNames()).toEqual(['a', 'a', 'b', 'c'])
  expect(waitingNames()).toEqual([])
})

it.each([400, 401, 403, 413])('drops what is answered by %i, counted', async (status) => {
  const { host, sentNames, waitingNames, drops } = start([new Response('', { status })])

  host.send()
  await settle()

  expect(sentNames()).toEqual(['a', 'b', 'c'])
  expect(waitingNames()).toEqual([])
  expect(drops).toEqual({ 'beacon:refused': 1 })
})

it('keeps what a patched fetch throws at', async () => {
  const { host, waitingNames } = start()
  host.post = () => {
    throw new TypeError('theirs')
  }

  host.send()
  await settle()

  expect(waitingNames()).toEqual(['a', 'b', 'c'])
})

describe('a page that may be gone', () => {
  it('hands everything to the browser', () => {
    const { host, beaconNames, waitingNames } = start()

    host.leave()

    expect(beaconNames()).toEqual(['a', 'b', 'c'])
    expect(waitingNames()).toEqual([])
  })

  it('keeps what the browser does not take', () => {
    const { host, waitingNames } = start([], (_, body) => !body.includes('"b"'))

    host.leave()

    expect(waitingNames()).toEqual(['b'])
  })

  it('keeps everything where the browser has no beacons', () => {
    const { host, waitingNames } = start([], () => {
      throw new TypeError('not a function')
    })

    host.leave()

    expect(waitingNames()).toEqual(['a', 'b', 'c'])
  })

  it.each([
    ['answered', () => Promise.resolve(new Response())],
    ['not answered', () => Promise.reject(new TypeError('cut off'))],
  ])('sends nothing twice that was on its way, be it %s', async (_, end) => {
    let answer: (response: Promise<Response>) => void = () => undefined
    const pending = new Promise<Response>((resolve) => {
      answer = resolve
    })
    const { host, sentNames, beaconNames, waitingNames } = start([pending])

    host.send()
    host.leave()
    host.waiting.push(bodyOf('d'))
    answer(end())
    await settle()
    host.send()
    await settle()

    expect(beaconNames()).toEqual(['a', 'b', 'c'])
    expect(sentNames()).toEqual(['a', 'd'])
    expect(waitingNames()).toEqual([])
  })
})
