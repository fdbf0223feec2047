import { describe, expect, it } from 'vitest'
import { createStatsdMetrics } from './statsd-metrics.ts'

function someMetrics(maxSeries = 100, maxMembers = 100) {
  let at = 10_000
  const metrics = createStatsdMetrics({ now: () => at, maxSeries, maxMembers })
  return {
    add: (...lines: string[]) => lines.map(metrics.add),
    /** Ten seconds later: the samples' values by name and tags. */
    flush: (laterMs = 10_000) => {
      const from = at
      at += laterMs
      const told = metrics.flush(from).map(({ labels, type, samples }) => {
        const [[, name] = [], ...rest] = labels
        return [[name, ...rest.map(([, value]) => value)].join(' '), { type, samples }] as const
      })
      return new Map(told)
    },
  }
}

function valuesOf(told: ReturnType<ReturnType<typeof someMetrics>['flush']>) {
  return Object.fromEntries([...told].map(([name, { samples }]) => [name, samples.at(-1)?.value]))
}

it('tells what a counter grew, with its sample rate, and nought where it did not', () => {
  const { add, flush } = someMetrics()
  add('shop.orders:2|c', 'shop.orders:1|c|@0.1')

  expect(flush().get('shop_orders_total')).toEqual({
    type: 'delta',
    // Of the first one, growth since the flush before.
    samples: [
      { at: 10_000, value: 0 },
      { at: 20_000, value: 12 },
    ],
  })
  expect(flush().get('shop_orders_total')?.samples).toEqual([{ at: 30_000, value: 0 }])
})

it('holds a gauge, and changes it by what has a sign', () => {
  const { add, flush } = someMetrics()
  add('queue:7|g', 'queue:+3|g', 'queue:-1.5|g')

  expect(flush().get('queue')).toEqual({ type: 'gauge', samples: [{ at: 20_000, value: 8.5 }] })
  add('queue:-0.5|g')
  expect(valuesOf(flush())).toEqual({ queue: 8 })
  expect(valuesOf(flush())).toEqual({ queue: 8 })
})

it('counts the members of a set since the flush before', () => {
  const { add, flush } = someMetrics()
  add('visitors:ana|s', 'visitors:ana|s', 'visitors:bob|s')

  expect(valuesOf(flush())).toEqual({ visitors: 2 })
  expect(valuesOf(flush())).toEqual({ visitors: 0 })
})

it('counts no further members where all sets together have as many as they may', () => {
  const { add, flush } = someMetrics(100, 3)
  add('visitors:ana|s', 'visitors:bob|s', 'buyers:ana|s', 'buyers:bob|s', 'visitors:eve|s')

  expect(valuesOf(flush())).toEqual({ visitors: 2, buyers: 1 })
  add('buyers:ana|s', 'buyers:bob|s', 'buyers:eve|s')
  expect(valuesOf(flush())).toEqual({ visitors: 0, buyers: 3 })
})

it('tells times as a histogram of seconds', () => {
  const { add, flush } = someMetrics()
  add('took:500|ms', 'took:250:1000|ms|@0.5')

  expect(valuesOf(flush())).toEqual({
    'took_seconds_bucket 0.25': 2,
    'took_seconds_bucket 0.5': 3,
    'took_seconds_bucket 1': 5,
    'took_seconds_bucket +Inf': 5,
    took_seconds_sum: 3,
    took_seconds_count: 5,
  })
  add('took:600|ms')
  // Each bucket holds those below it, and stays.
  expect(valuesOf(flush())).toMatchObject({
    'took_seconds_bucket 0.5': 0,
    'took_seconds_bucket 0.7071067811865476': 1,
    'took_seconds_bucket 1': 1,
  })
})

it('takes histograms and distributions as they are', () => {
  const { add, flush } = someMetrics()
  add('bytes:4096|h', 'bytes:0|d', 'bytes:-3|h')

  expect(valuesOf(flush())).toMatchObject({ 'bytes_bucket 0': 2, 'bytes_bucket 4096': 3 })
})

it('keeps tags apart, whatever their order', () => {
  const { add, flush } = someMetrics()
  add('hits:1|c|#route:/a,env:prod', 'hits:1|c|#env:prod,route:/a', 'hits:1|c|#route:/b')

  expect(valuesOf(flush())).toEqual({ 'hits_total prod /a': 2, 'hits_total /b': 1 })
})

it('forgets what nobody sent for an hour, and says that it ended', () => {
  const { add, flush } = someMetrics(1)
  add('queue:7|g')

  expect(add('other:1|g')).toEqual(['too-many-series'])
  expect(valuesOf(flush(3_600_001))).toEqual({ queue: NaN })
  expect(add('other:1|g')).toEqual(['accepted'])
})

describe('a line', () => {
  it.each([
    ['_e{1,1}:a|b', 'unsupported'],
    ['hits', 'invalid'],
    [`hits:1|c|#${Array.from({ length: 70 }, (_, n) => `tag${n}:x`).join(',')}`, 'invalid'],
  ])('%s is %s', (line, outcome) => {
    expect(someMetrics().add(line)).toEqual([outcome])
  })

  it('of another type than its name is refused', () => {
    expect(someMetrics().add('queue:1|g', 'queue:ana|s')).toEqual(['accepted', 'invalid'])
  })

  it('of a histogram that has no room for a bucket counts in the next one', () => {
    const { add, flush } = someMetrics(5)
    add('size:4|h', 'size:16|h', 'size:8|h')

    expect(valuesOf(flush())).toMatchObject({ 'size_bucket 4': 1, 'size_bucket 16': 3 })
  })
})
