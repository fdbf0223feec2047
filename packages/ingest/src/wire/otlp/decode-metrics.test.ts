import { describe, expect, it } from 'vitest'
import {
  aHistogram,
  aPoint,
  aSum,
  AT,
  ENCODINGS,
  JSON_BODY,
  metricsOf,
  toJson,
} from './a-request.ts'
import { decodeOtlpMetrics } from './decode-metrics.ts'

describe.each(ENCODINGS)('metrics in $encoding', ({ encode, received }) => {
  function decode(...metrics: unknown[]) {
    const answer = decodeOtlpMetrics(encode(metricsOf(...metrics)), received)
    if (answer.is === 'malformed') throw new Error(answer.detail)
    return { ...answer, items: answer.envelopes.flatMap(({ items }) => items) }
  }

  it('keeps what was added since the last export as a counter', () => {
    expect(decode(aSum())).toMatchObject({
      refused: [],
      items: [
        {
          ...{ is: 'metric', kind: 'counter', name: 'checkouts', at: AT, value: 3, n: 1 },
          ...{ min: 3, max: 3, buckets: {}, tags: { plan: 'pro', seats: '2' } },
        },
      ],
    })
  })

  it.each([
    [
      'a gauge',
      { name: 'load', gauge: { dataPoints: [aPoint({ asInt: undefined, asDouble: 0.5 })] } },
      0.5,
    ],
    ['a total that goes up and down', aSum({ aggregationTemporality: 2, isMonotonic: false }), 3],
  ])('keeps %s as a gauge', (_, metric, value) => {
    expect(decode(metric).items).toMatchObject([{ kind: 'gauge', value }])
  })

  it('keeps a histogram, its values spread over our buckets', () => {
    const { items, refused } = decode(aHistogram())

    expect(refused).toEqual([])
    expect(items).toMatchObject([
      {
        ...{ kind: 'histogram', name: 'cart.duration', value: 110, n: 4, min: 5, max: 60 },
        // 7.5 of (5, 10], 27.5 and 42.5 of (20, 50], 55 of (50, 60]: 2^(i/8) is the next above.
        buckets: { 24: 1, 39: 1, 44: 1, 47: 1 },
      },
    ])
  })

  it.each([
    ['no extremes', { min: undefined, max: undefined }, { min: 0, max: 50 }],
    ['no buckets', { bucketCounts: [], explicitBounds: [] }, { min: 5, max: 60 }],
    [
      'nothing but a mean',
      { bucketCounts: [], explicitBounds: [], min: undefined, max: undefined },
      { min: 27.5, max: 27.5, buckets: { 39: 4 } },
    ],
  ])('keeps a histogram with %s', (_, changed, figures) => {
    expect(decode(aHistogram(changed)).items).toMatchObject([{ n: 4, ...figures }])
  })

  const exponentialHistogram = { dataPoints: [{}, {}] }
  it.each([
    ['a running total', aSum({ aggregationTemporality: 2 }), ['unsupported']],
    ['a running histogram', aHistogram({}, 2), ['unsupported']],
    ['a histogram without a sum', aHistogram({ sum: undefined }), ['unsupported']],
    ['a histogram without a value', aHistogram({ count: '0' }), ['unsupported']],
    ['counts that do not add up', aHistogram({ count: '5' }), ['invalid']],
    ['bounds that do not ascend', aHistogram({ explicitBounds: [10, 10, 50] }), ['invalid']],
    ['bounds without their counts', aHistogram({ bucketCounts: ['4'] }), ['invalid']],
    ['each exponential point', { name: 'e', exponentialHistogram }, ['unsupported', 'unsupported']],
    ['a summary', { name: 's', summary: { dataPoints: [{}] } }, ['unsupported']],
    ['a point without a figure', aSum({}, aPoint({ asInt: undefined })), ['invalid']],
    [
      'a figure beyond all sums',
      aSum({}, aPoint({ asInt: undefined, asDouble: 1e300 })),
      ['invalid'],
    ],
    ['a metric without a name', { ...aSum(), name: '' }, ['invalid']],
    ['a metric without data', { name: 'nothing' }, ['invalid']],
  ])('refuses %s and keeps its neighbours', (_, metric, reasons) => {
    const { items, refused } = decode(aSum(), metric, aSum())

    expect(refused.map(({ kind, reason }) => [kind, reason])).toEqual(
      reasons.map((reason) => ['metric', reason]),
    )
    expect(items).toHaveLength(2)
  })
})

it('loses no value of a large bucket', () => {
  const count = 1_000_003
  const point = { count, sum: count * 40, bucketCounts: [0, 0, count, 0] }

  const answer = decodeOtlpMetrics(toJson(metricsOf(aHistogram(point))), JSON_BODY)

  const [item] = answer.is === 'decoded' ? answer.envelopes.flatMap(({ items }) => items) : []
  const counts = item?.is === 'metric' ? Object.values(item.buckets) : []
  expect(counts.length).toBeGreaterThan(8)
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(count)
})

it('refuses what stands where data points belong', () => {
  const answer = decodeOtlpMetrics(
    toJson(metricsOf(aSum({}, 7), aSum({ dataPoints: 'x' }), 'x')),
    JSON_BODY,
  )

  expect(answer).toMatchObject({
    envelopes: [],
    refused: Array.from({ length: 3 }, () => ({ kind: 'metric', reason: 'invalid' })),
  })
})
