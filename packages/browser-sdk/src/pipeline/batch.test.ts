import { describe, expect, it, vi } from 'vitest'
import type { Envelope } from '../wire.ts'
import { aClock } from '../testing/a-clock.ts'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { anError, aRequest, aVital } from '../testing/drafts.ts'
import { collectBatch } from './batch.ts'

function start(options = {}) {
  aClock(1_000_000)
  const page = aPage()
  const all = aHost({ options })
  collectBatch(all.host)
  // as: a body is an envelope but for its first sign, which the queue writes.
  const bodies = () => all.host.waiting.map((body) => JSON.parse(`{${body}`) as Envelope)
  return { ...all, ...page, bodies }
}

function many(n: number, emit: (index: number) => void) {
  for (let index = 0; index < n; index++) emit(index)
}

describe('a batch leaves', () => {
  it.each([
    ['a second after an error', anError(), 1_000],
    ['five seconds after a repeated error', anError({ firstAt: 1 }), 5_000],
    ['five seconds after anything else', aVital(), 5_000],
  ])('%s', (_, item, ms) => {
    const { host, calls } = start()

    host.emit(item)
    vi.advanceTimersByTime(ms - 1)
    expect(calls).toEqual([])
    vi.advanceTimersByTime(1)

    expect(calls).toEqual(['send'])
  })

  it('a second after an error that came after something else', () => {
    const { host, bodies } = start()

    host.emit(aVital())
    vi.advanceTimersByTime(2_000)
    host.emit(anError())
    vi.advanceTimersByTime(1_000)

    expect(bodies()).toMatchObject([{ items: [{ is: 'vital' }, { is: 'error' }] }])
  })

  it('with twenty items', () => {
    const { host, calls, bodies } = start()

    many(19, () => host.emit(aVital()))
    expect(calls).toEqual([])
    host.emit(aVital())

    expect(calls).toEqual(['send'])
    expect(bodies()[0]?.items).toHaveLength(20)
  })

  it('as one beacon where twenty errors come within the second', () => {
    const { host, bodies } = start()

    many(100, () => host.emit(anError()))
    vi.advanceTimersByTime(1_000)

    expect(bodies().map(({ items }) => items.length)).toEqual([100])
  })

  it('at once while the page is hidden', () => {
    const { host, document, calls } = start()
    document.hidden = true

    host.emit(aVital())
    vi.advanceTimersByTime(0)

    expect(calls).toEqual(['send'])
  })

  it('to the browser when the page may be gone', () => {
    const { host, calls, bodies } = start()

    host.emit(aVital())
    host.flush(true)

    expect(calls).toEqual(['leave'])
    expect(bodies()).toHaveLength(1)
  })
})

it('has no timer while nothing waits', () => {
  const { host } = start()

  host.emit(anError())
  vi.advanceTimersByTime(1_000)

  expect(vi.getTimerCount()).toBe(0)
})

it('writes no body where there is nothing to tell', () => {
  const { host, calls } = start()

  host.flush()

  expect(host.waiting).toEqual([])
  expect(calls).toEqual(['send'])
})

it('says when and where', () => {
  const { host, bodies } = start()

  host.emit(aVital())
  host.view = { id: 'view-2', url: 'https://shop.example/next' }
  vi.advanceTimersByTime(300)
  host.emit(aVital())
  host.flush()

  const [body] = bodies()
  expect(body?.view).toEqual({ id: 'view-1', url: 'https://shop.example/' })
  expect(body?.items.map(({ at }) => at)).toEqual([1_000_000, 1_000_300])
  expect(body?.items.map(({ view }) => view?.id)).toEqual([undefined, 'view-2'])
})

describe('a limit', () => {
  it('of two hundred of a kind in a minute is counted in the drops', () => {
    const { host, bodies } = start()

    many(250, () => host.emit(aRequest()))
    host.emit(aVital())
    host.flush()

    expect(bodies().flatMap(({ items }) => items)).toHaveLength(201)
    expect(bodies().at(-1)?.drops).toEqual({ 'request:rate': 50 })
  })

  it.each([
    ['after a minute', 60_001],
    ['when the clock is set back', -3_600_000],
  ])('starts anew %s', (_, ms) => {
    const { host, bodies } = start()

    many(250, () => host.emit(aRequest()))
    vi.setSystemTime(Date.now() + ms)
    host.emit(aRequest())
    host.flush()

    expect(bodies().flatMap(({ items }) => items)).toHaveLength(201)
  })
})

describe('beforeSend', () => {
  it('keeps an item in the page, counted', () => {
    const { host, bodies } = start({ beforeSend: ({ is }: { is: string }) => is !== 'vital' })

    host.emit(aVital())
    host.emit(aRequest())
    host.flush()

    expect(bodies()).toMatchObject([{ items: [{ is: 'request' }], drops: { 'vital:filtered': 1 } }])
  })

  it('changes an item', () => {
    const beforeSend = (item: { tags?: unknown }) => {
      item.tags = { shop: 'x' }
    }
    const { host, bodies } = start({ beforeSend })

    host.emit(anError())
    host.flush()

    expect(bodies()).toMatchObject([{ items: [{ tags: { shop: 'x' } }] }])
  })

  it('that throws keeps the item in the page, counted', () => {
    const { host, bodies } = start({
      beforeSend: () => {
        throw new Error('theirs')
      },
    })

    expect(() => host.emit(aVital())).not.toThrow()
    host.flush()

    expect(bodies()).toMatchObject([{ items: [], drops: { 'vital:filtered': 1 } }])
  })
})

describe('a body above 50,000 characters', () => {
  const big = () => anError({ message: 'x'.repeat(15_000) })

  it('is split', () => {
    const { host, bodies } = start()

    many(8, () => host.emit(big()))
    host.flush()

    expect(bodies().map(({ items }) => items.length)).toEqual([2, 2, 2, 2])
    expect(new Set(bodies().map(({ id }) => id)).size).toBe(4)
  })

  it('tells its drops once', () => {
    const { host, bodies } = start()

    host.drop('vital', 'filtered', 3)
    many(8, () => host.emit(big()))
    host.flush()

    expect(bodies().map(({ drops }) => drops)).toEqual([{ 'vital:filtered': 3 }, {}, {}, {}])
  })

  it('tells what is dropped while it is written once', () => {
    const { host, bodies } = start()
    const { pack } = host
    host.pack = (envelope) => {
      host.drop('vital', 'sampled', envelope.items.filter(({ is }) => is === 'vital').length)
      return pack({ ...envelope, items: envelope.items.filter(({ is }) => is !== 'vital') })
    }

    host.emit(aVital())
    many(8, () => host.emit(big()))
    host.flush()

    const told = bodies().map(({ drops }) => drops?.['vital:sampled'] ?? 0)
    expect(told.reduce((sum, n) => sum + n)).toBe(1)
  })

  it('stays one where it is one item', () => {
    const { host, bodies } = start()

    host.emit(anError({ message: 'x'.repeat(60_000) }))
    host.flush()

    expect(bodies()).toHaveLength(1)
  })
})

it('keeps the latest twenty bodies and counts the others', () => {
  const { host, bodies } = start()

  many(23, (index) => {
    host.emit(aVital({ value: index }))
    host.flush()
  })
  host.drop('vital', 'filtered')
  host.flush()

  expect(host.waiting).toHaveLength(20)
  expect(bodies()[0]?.items).toMatchObject([{ value: 4 }])
  const overflows = bodies().map(({ drops }) => drops?.['beacon:overflow'] ?? 0)
  expect(overflows.reduce((sum, n) => sum + n)).toBe(3)
})

it('takes nothing after a stop', () => {
  const { host, calls } = start()

  host.emit(aVital())
  host.stop()
  host.emit(anError())
  host.flush()
  vi.runAllTimers()

  expect(host.waiting).toEqual([])
  expect(calls).toEqual([])
})
