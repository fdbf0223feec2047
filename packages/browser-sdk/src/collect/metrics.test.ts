import { describe, expect, it } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { metrics } from './metrics.ts'

function start() {
  const all = aHost()
  metrics(all.host)
  return all
}

it('adds up a counter, by one where nothing is said', () => {
  const { host, emitted } = start()

  host.client.count?.('sold')
  host.client.count?.('sold', 2)
  host.flush()

  expect(emitted).toMatchObject([{ is: 'metric', kind: 'counter', name: 'sold', value: 3, n: 2 }])
})

it('keeps the last value of a gauge, with the least and the most', () => {
  const { host, emitted } = start()

  for (const value of [5, 9, 2, 4]) host.client.gauge?.('cart', value)
  host.flush()

  expect(emitted).toMatchObject([{ kind: 'gauge', value: 4, n: 4, min: 2, max: 9 }])
})

describe('a histogram', () => {
  it('has sum, least, most and buckets', () => {
    const { host, emitted } = start()

    for (const value of [1, 2, 2, 100, 0, -3]) host.client.measure?.('render', value)
    host.flush()

    expect(emitted).toMatchObject([
      {
        ...{ kind: 'histogram', value: 102, n: 6, min: -3, max: 100 },
        buckets: { 0: 1, 8: 2, 54: 1, '-': 2 },
      },
    ])
  })

  it.each([0.001, 0.5, 1, 1.5, 2, 3, 1_000, 123_456.7])(
    'puts %d into the bucket that ends at or above it',
    (value) => {
      const { host, emitted } = start()

      host.client.measure?.('render', value)
      host.flush()

      const [item] = emitted
      const bucket = Number(item?.is === 'metric' && Object.keys(item.buckets ?? {})[0])
      expect(2 ** (bucket / 8)).toBeGreaterThanOrEqual(value * (1 - 1e-12))
      expect(2 ** ((bucket - 1) / 8)).toBeLessThan(value)
    },
  )
})

it('tells series apart by kind, name and tags', () => {
  const { host, emitted } = start()

  host.client.count?.('a')
  host.client.gauge?.('a', 1)
  host.client.count?.('a', 1, { shop: 'x' })
  host.client.count?.('a', 1, { shop: 'y' })
  host.client.count?.('a', 1, { shop: 'y' })
  host.flush()

  expect(emitted).toHaveLength(4)
  expect(emitted[3]).toMatchObject({ value: 2, tags: { shop: 'y' } })
})

it.each([NaN, Infinity, 'x', undefined, {}])('ignores %o, which is no number', (value) => {
  const { host, emitted, dues } = start()

  // as: a page may pass anything.
  host.client.gauge?.('cart', value as number)
  host.flush()

  expect(emitted).toEqual([])
  expect(dues).toEqual([])
})

it('starts anew after a flush', () => {
  const { host, emitted, flushes } = start()

  host.client.count?.('sold', 5)
  host.flush()
  host.client.count?.('sold', 1)
  host.flush(true)

  expect(emitted).toMatchObject([{ value: 5 }, { value: 1, n: 1 }])
  expect(flushes).toEqual([undefined, true])
})

it('is due within five seconds', () => {
  const { host, dues } = start()

  host.client.count?.('sold')

  expect(dues).toEqual([5_000])
})

it('counts series above a hundred, and goes on with those it has', () => {
  const { host, emitted, drops } = start()

  for (let n = 0; n < 103; n++) host.client.count?.(`c${n}`)
  host.client.count?.('c0')
  host.flush()

  expect(emitted).toHaveLength(100)
  expect(emitted[0]).toMatchObject({ name: 'c0', value: 2 })
  expect(drops).toEqual({ 'metric:rate': 3 })
})
