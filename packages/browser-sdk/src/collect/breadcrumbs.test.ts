/* eslint-disable no-console -- what the page writes there is under test */
import { describe, expect, it, vi } from 'vitest'
import type { Breadcrumb, Envelope, Item } from '../wire.ts'
import { aClock } from '../testing/a-clock.ts'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { aCall, anError, aRequest } from '../testing/drafts.ts'
import { breadcrumbs } from './breadcrumbs.ts'

function start(globals = {}) {
  const written: unknown[][] = []
  const console = {
    ...{ warn: (...args: unknown[]) => written.push(args) },
    ...{ error: (...args: unknown[]) => written.push(args) },
  }
  const page = aPage({ console, ...globals })
  const all = aHost()
  breadcrumbs(all.host)
  return { ...all, ...page, written, crumbs: () => packed(all.host.pack, 'error') }
}

/** What a beacon with such an item says led to it. */
function packed(
  pack: (envelope: Omit<Envelope, 'sentAt'>) => string,
  is: Item['is'],
): Breadcrumb[] | undefined {
  const items = [is === 'error' ? anError() : aRequest()] as Item[] // as: nobody looks at more.
  const view = { id: '1', url: 'https://shop.example/' }
  const context = { sessionId: '1' }
  const text = pack({ v: 2, id: '1', sdk: 'test', context, view, items })
  // as: what was written above.
  return (JSON.parse(text) as Envelope).breadcrumbs
}

interface Facts {
  text?: string
  ariaLabel?: string
  value?: string
  named?: Element
}

/** As much of an element as a click tells; `named` is the button or link it lies in. */
function anElement(localName: string, { text = '', named, ...facts }: Facts = {}): Element {
  const own = { localName, id: '', classList: [], parentElement: null, textContent: text, ...facts }
  // as: a stand-in with what is read of it.
  return { ...own, closest: () => named ?? null } as unknown as Element
}

it('tells what the page says', () => {
  const { host, crumbs } = start()

  host.client.breadcrumb?.('cart opened')

  expect(crumbs()).toMatchObject([{ kind: 'custom', text: 'cart opened' }])
})

it('keeps the last thirty', () => {
  const { host, crumbs } = start()

  for (let n = 1; n <= 40; n++) host.client.breadcrumb?.(String(n))

  expect(crumbs()?.map(({ text }) => text)).toEqual(
    Array.from({ length: 30 }, (_, index) => String(index + 11)),
  )
})

it('keeps texts short', () => {
  const { host, crumbs } = start()

  host.client.breadcrumb?.('x'.repeat(1_000))

  expect(crumbs()?.[0]?.text).toHaveLength(200)
})

it('goes with errors only', () => {
  const { host } = start()

  host.client.breadcrumb?.('cart opened')

  expect(packed(host.pack, 'request')).toBeUndefined()
})

describe('a click', () => {
  it('is told by selector and by the name of the button around it', () => {
    const { dispatch, crumbs } = start()
    const named = anElement('button', { text: '  Pay now\n' })

    dispatch('click', { target: anElement('span', { named }) })

    expect(crumbs()).toMatchObject([{ kind: 'click', text: 'span Pay now' }])
  })

  it('is told by the accessible name rather than the text', () => {
    const { dispatch, crumbs } = start()
    const named = anElement('button', { text: '×', ariaLabel: 'Close' })

    dispatch('click', { target: anElement('button', { named }) })

    expect(crumbs()).toMatchObject([{ text: 'button Close' }])
  })

  it('never tells what was typed', () => {
    const { dispatch, crumbs } = start()

    dispatch('click', { target: anElement('input', { value: 'secret', text: 'secret' }) })

    expect(crumbs()).toMatchObject([{ kind: 'click' }])
    expect(JSON.stringify(crumbs())).not.toContain('secret')
  })

  it('may be on no element', () => {
    const { dispatch, crumbs } = start()

    expect(() => dispatch('click', { target: {} })).not.toThrow()
    expect(crumbs()).toEqual([])
  })
})

describe('a request', () => {
  it.each([
    ['load', 200, 'GET https://shop.example/api/cart 200'],
    ['abort', 0, 'GET https://shop.example/api/cart abort'],
  ] as const)('that ended by %s is told', (outcome, status, text) => {
    const { host, crumbs, settled } = start()

    host.begin(aCall())(outcome, status)

    expect(crumbs()).toMatchObject([{ kind: 'request', text }])
    expect(settled).toMatchObject([{ outcome, status }])
  })

  it('without a network is offline', () => {
    const { host, crumbs, settled } = start({ navigator: { onLine: false } })

    host.begin(aCall({ known: { via: 'xhr', method: 'PUT', target: '/x' } }))('error', 0)

    expect(crumbs()).toMatchObject([{ text: 'PUT /x offline' }])
    expect(settled).toMatchObject([{ outcome: 'offline' }])
  })
})

it('tells moves', () => {
  const { host, crumbs, emitted } = start()

  host.emit({ is: 'pageview', navigationType: 'soft-navigation' })

  expect(crumbs()).toMatchObject([{ kind: 'navigation', text: 'https://shop.example/' }])
  expect(emitted).toHaveLength(1)
})

describe('the console', () => {
  it('is heard with warnings and errors, and writes as before', () => {
    const { crumbs, written } = start()

    console.warn('careful', 7)
    console.error(new Error('bad'))

    expect(crumbs()).toMatchObject([
      { kind: 'console', text: 'careful 7', level: 'warning' },
      { kind: 'console', text: 'Error: bad', level: 'error' },
    ])
    expect(written).toEqual([['careful', 7], [new Error('bad')]])
  })

  it.each([
    ['no prototype', Object.create(null)],
    [
      'a hostile toString',
      {
        toString() {
          throw new Error('hostile')
        },
      },
    ],
  ])('takes an object with %s as before', (_, value) => {
    const { written } = start()

    expect(() => {
      console.error(value)
    }).not.toThrow()
    expect(written).toEqual([[value]])
  })

  it('is the page’s own again after a stop', () => {
    const { host, crumbs } = start()

    host.stop()
    console.error('late')

    expect(crumbs()).toEqual([])
  })
})

it('has its times from the clock', () => {
  aClock(1_000)
  const { host, crumbs } = start()

  host.client.breadcrumb?.('a')
  vi.advanceTimersByTime(500)
  host.client.breadcrumb?.('b')

  expect(crumbs()?.map(({ at }) => at)).toEqual([1_000, 1_500])
})
