import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aHistogram,
  aPoint,
  AT,
  attributes,
  ENCODINGS,
  JSON_BODY,
  NANO,
  toJson,
} from '../a-request.ts'
import { decodeServerMetrics } from './decode-server-metrics.ts'
import { toMetricName } from './metric-name.ts'

const RESOURCE = {
  attributes: attributes({
    ...{ 'service.name': 'api', 'service.namespace': 'shop', 'host.name': 'web-1' },
    ...{ 'service.version': '1.0', 'process.pid': 4, 'telemetry.sdk.language': 'nodejs' },
  }),
}
const TARGET = { host_name: 'web-1', instance: 'web-1', job: 'shop/api', service_name: 'api' }

const serverMetrics = (...metrics: unknown[]) => ({
  resourceMetrics: [{ resource: RESOURCE, scopeMetrics: [{ scope: { name: 'http' }, metrics }] }],
})

function decode(request: Record<string, unknown>) {
  const decoded = decodeServerMetrics(toJson(request), JSON_BODY)
  if (decoded.is === 'malformed') throw new Error(decoded.detail)
  return decoded
}

const valuesOf = ({ series }: ReturnType<typeof decode>) =>
  series.map(({ labels: { __name__, le, quantile }, type, samples }) => [
    ...[[__name__, le ?? quantile].filter(Boolean).join(' '), type],
    ...samples.map(({ value }) => value),
  ])

const sum = (changed: object, ...dataPoints: unknown[]) => ({
  ...{ name: 'http.requests', unit: '{request}' },
  sum: { dataPoints, aggregationTemporality: 2, isMonotonic: true, ...changed },
})

describe.each(ENCODINGS)('metrics of a server in $encoding', ({ encode, received }) => {
  it('are series as Prometheus would have them', () => {
    const point = aPoint({ attributes: attributes({ 'http.route': '/cart', job: 'x', '9': true }) })

    const decoded = decodeServerMetrics(encode(serverMetrics(sum({}, point))), received)

    expect(decoded).toEqual({
      ...{ is: 'series', refused: [], dropped: [] },
      series: [
        {
          type: 'counter',
          labels: {
            __name__: 'http_requests_total',
            ...TARGET,
            http_route: '/cart',
            key_9: 'true',
          },
          samples: [{ at: AT, value: 3 }],
        },
      ],
    })
  })

  it('are buckets that hold all below them', () => {
    const decoded = decodeServerMetrics(encode(serverMetrics(aHistogram({}, 2))), received)

    expect(decoded.is === 'series' && valuesOf(decoded)).toEqual([
      ['cart_duration_bucket 10', 'counter', 1],
      ['cart_duration_bucket 20', 'counter', 1],
      ['cart_duration_bucket 50', 'counter', 3],
      ['cart_duration_bucket +Inf', 'counter', 4],
      ['cart_duration_count', 'counter', 4],
      ['cart_duration_sum', 'counter', 110],
    ])
  })

  it('are buckets of bounds that stay, however fine an exponential histogram is', () => {
    const point = {
      ...{ timeUnixNano: NANO, count: '10', sum: 30, scale: 3, zeroCount: '1' },
      positive: { offset: 0, bucketCounts: ['1', '1', '1', '1', '2', '0', '0', '0', '3'] },
    }
    const metric = {
      name: 'wait',
      exponentialHistogram: { dataPoints: [point], aggregationTemporality: 1 },
    }

    const decoded = decodeServerMetrics(encode(serverMetrics(metric)), received)

    expect(decoded.is === 'series' && valuesOf(decoded)).toEqual([
      ['wait_bucket 0', 'delta', 1],
      [`wait_bucket ${Math.SQRT2}`, 'delta', 5],
      ['wait_bucket 2', 'delta', 7],
      [`wait_bucket ${2 ** 1.5}`, 'delta', 10],
      ['wait_bucket +Inf', 'delta', 10],
      ['wait_count', 'delta', 10],
      ['wait_sum', 'delta', 30],
    ])
  })

  it('are quantiles of a summary', () => {
    const quantileValues = [
      { quantile: 0.5, value: 2 },
      { quantile: 0.99, value: 7.5 },
    ]
    const point = { timeUnixNano: NANO, count: '4', sum: 9, quantileValues }

    const decoded = decodeServerMetrics(
      encode(serverMetrics({ name: 'gc', unit: 's', summary: { dataPoints: [point] } })),
      received,
    )

    expect(decoded.is === 'series' && valuesOf(decoded)).toEqual([
      ['gc_seconds 0.5', 'summary', 2],
      ['gc_seconds 0.99', 'summary', 7.5],
      ['gc_seconds_count', 'counter', 4],
      ['gc_seconds_sum', 'counter', 9],
    ])
  })
})

it.each([
  [
    'a delta of a counter',
    sum({ aggregationTemporality: 1 }, aPoint()),
    [['http_requests_total', 'delta', 3]],
  ],
  ['a level', sum({ isMonotonic: false }, aPoint()), [['http_requests', 'gauge', 3]]],
  [
    'a gauge',
    { name: 'load', unit: '1', gauge: { dataPoints: [aPoint()] } },
    [['load_ratio', 'gauge', 3]],
  ],
  [
    'the end of a gauge',
    { name: 'load', gauge: { dataPoints: [{ timeUnixNano: NANO, flags: 1 }] } },
    [['load', 'gauge', NaN]],
  ],
])('reads %s', (_, metric, expected) => {
  expect(valuesOf(decode(serverMetrics(metric)))).toEqual(expected)
})

it.each([
  [
    'a change of what goes up and down',
    sum({ aggregationTemporality: 1, isMonotonic: false }, aPoint()),
    /goes up and down/,
  ],
  ['no figure', sum({}, { timeUnixNano: NANO }), /without a figure/],
  ['no name', { ...sum({}, aPoint()), name: '' }, /without a name/],
  ['buckets that do not fit', aHistogram({ bucketCounts: ['1'] }, 2), /do not fit/],
  ['no object', 7, /expected an object/],
])('refuses %s and keeps its neighbours', (_, metric, detail) => {
  const { series, refused } = decode(serverMetrics(sum({}, aPoint()), metric, sum({}, aPoint())))

  expect(series).toHaveLength(2)
  expect(refused).toMatchObject([
    { kind: 'server-sample', n: 1, detail: expect.stringMatching(detail) as unknown },
  ])
})

it('refuses metrics of a page, which has a key of its own', () => {
  const resource = { attributes: attributes({ 'telemetry.sdk.language': 'webjs' }) }
  const request = {
    resourceMetrics: [{ resource, scopeMetrics: [{ metrics: [sum({}, aPoint())] }] }],
  }

  expect(decode(request)).toMatchObject({
    series: [],
    refused: [{ detail: expect.stringContaining('page') as unknown }],
  })
})

it.each([
  ['http.server.request.duration', 's', false, 'http_server_request_duration_seconds'],
  ['system.memory.usage', 'By', false, 'system_memory_usage_bytes'],
  ['network.io', 'By/s', false, 'network_io_bytes_per_second'],
  ['requests_total', '1', true, 'requests_total'],
  ['queue.bytes', 'By', true, 'queue_bytes_total'],
  ['9 lives', '', false, '_9_lives'],
  ['jobs', '{job}', true, 'jobs_total'],
  ['jobs', 'constructor', false, 'jobs_constructor'],
  ['jobs', 'By/toString', false, 'jobs_bytes'],
])('calls %s of unit %j %s', (name, unit, isTotal, expected) => {
  expect(toMetricName({ name, unit, isTotal, isGauge: false })).toBe(expected)
})

it('has an answer to any bytes and any JSON', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.json().map((text) => new TextEncoder().encode(text)),
      ),
      (body) => {
        for (const contentType of ['application/json', 'application/x-protobuf'])
          expect(['series', 'malformed']).toContain(
            decodeServerMetrics(body, { ...JSON_BODY, contentType }).is,
          )
      },
    ),
  )
})

it('calls a body malformed that has too many series', () => {
  const points = Array.from({ length: 30_000 }, () => ({ timeUnixNano: NANO, asInt: '1' }))

  const decoded = decodeServerMetrics(
    toJson(serverMetrics(sum({}, ...points), sum({}, ...points))),
    JSON_BODY,
  )

  expect(decoded).toMatchObject({ is: 'malformed', detail: 'At most 50000 series a body.' })
})
