import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { describe, expect, it } from 'vitest'
import { aSeries, requestV2, snappy, UP, V1, V2, writeRequest, type GivenSeries } from './a-body.ts'
import { decodeRemoteWrite, type RemoteWrite } from './decode.ts'
import { MAX_LABELS } from './labels.ts'

const AT = V1.receivedAt - 1_000
const DAY_MS = 86_400_000

const VERSIONS = [
  { version: '1.0', received: V1, write: writeRequest },
  { version: '2.0', received: V2, write: requestV2 },
]

describe.each(VERSIONS)('remote write $version', ({ received, write }) => {
  function decode(...series: GivenSeries[]): RemoteWrite {
    const decoded = decodeRemoteWrite(snappy(write(series)), received)
    if (decoded.is === 'malformed') throw new Error(decoded.detail)
    return decoded
  }

  it('reads series and their samples', () => {
    const samples = [
      { at: AT, value: 1.5 },
      { at: AT + 500, value: -Infinity },
    ]

    const decoded = decode(aSeries({ samples }), aSeries({ labels: [['__name__', 'ü']] }))

    expect(decoded).toEqual({
      is: 'series',
      series: [
        { labels: { __name__: 'up', job: 'prometheus' }, samples },
        { labels: { __name__: 'ü' }, samples: [{ at: AT, value: 1 }] },
      ],
      ...{ refused: [], dropped: [] },
    })
  })

  it('keeps a stale marker as what is no number', () => {
    const message = write([aSeries({ samples: [{ at: AT, value: 1.5 }] })])
    const stale = new Uint8Array([2, 0, 0, 0, 0, 0, 0xf0, 0x7f])
    const value = Buffer.from(message).indexOf(new Uint8Array([0, 0, 0, 0, 0, 0, 0xf8, 0x3f]))
    message.set(stale, value)

    const decoded = decodeRemoteWrite(snappy(message), received)

    expect(decoded).toMatchObject({ series: [{ samples: [{ at: AT, value: NaN }] }] })
  })

  it('counts what it has no place for, and keeps the samples beside it', () => {
    const decoded = decode(
      aSeries({ exemplars: 2, histograms: 1 }),
      aSeries({ samples: [], exemplars: 3 }),
    )

    expect(decoded.series).toHaveLength(1)
    expect(decoded.dropped).toEqual([
      { kind: 'exemplar', n: 5 },
      { kind: 'native-histogram', n: 1 },
    ])
  })

  it.each<[string, [string, string][], string]>([
    ['no name', [['job', 'a']], 'invalid'],
    ['no labels', [], 'invalid'],
    ['labels out of order', [...UP].reverse(), 'invalid'],
    ['a label twice', [...UP, ['job', 'b']], 'invalid'],
    ['an empty value', [...UP, ['zone', '']], 'invalid'],
    ['an empty name', [['', 'a'], ...UP], 'invalid'],
    ['a long name', [...UP, ['z'.repeat(129), 'a']], 'too-large'],
    ['a long value', [...UP, ['zone', 'a'.repeat(1_025)]], 'too-large'],
    [
      'too many labels',
      [
        ['__name__', 'up'],
        ...Array.from({ length: MAX_LABELS + 9 }, (_, n): [string, string] => [`a${100 + n}`, 'b']),
      ],
      'too-large',
    ],
  ])('refuses a series with %s and keeps its neighbours', (_, labels, reason) => {
    const samples = [
      { at: AT, value: 1 },
      { at: AT, value: 2 },
    ]

    const decoded = decode(aSeries(), aSeries({ labels, samples }), aSeries())

    expect(decoded.series).toHaveLength(2)
    expect(decoded.refused).toMatchObject([{ index: 1, kind: 'server-sample', reason, n: 2 }])
  })

  it('takes labels and texts up to their bounds', () => {
    const many = Array.from({ length: MAX_LABELS - 1 }, (_, n): [string, string] => [
      `a${100 + n}`.padEnd(128, '_'),
      'b'.repeat(1_024),
    ])

    const decoded = decode(aSeries({ labels: [['__name__', 'up'], ...many] }))

    expect(decoded).toMatchObject({ refused: [], series: [{ labels: { __name__: 'up' } }] })
  })

  it('keeps a label __proto__ as a label', () => {
    const labels: [string, string][] = [
      ['__name__', 'up'],
      ['__proto__', 'polluted'],
    ]

    const [series] = decode(aSeries({ labels })).series

    expect(Object.entries(series?.labels ?? {})).toEqual(labels)
    expect(Object.getPrototypeOf(series?.labels)).toBe(Object.prototype)
  })

  it('refuses samples whose time the store cannot hold', () => {
    const times = [-31 * DAY_MS, -29 * DAY_MS, 0, 599_000, 601_000, Number.MAX_SAFE_INTEGER]
    const samples = times.map((time) => ({
      at: Math.min(Number.MAX_SAFE_INTEGER, received.receivedAt + time),
      value: 1,
    }))

    const decoded = decode(aSeries({ samples }))

    expect(decoded.series).toMatchObject([{ samples: samples.slice(1, 4) }])
    expect(decoded.refused).toMatchObject([{ index: 0, n: 3, reason: 'invalid' }])
  })

  it('passes over fields of newer writers', () => {
    const writer = new BinaryWriter()
    writer.raw(write([aSeries()]))
    writer.tag(99, WireType.LengthDelimited).string('new').tag(98, WireType.Varint).uint32(7)

    const decoded = decodeRemoteWrite(snappy(writer.finish()), received)

    expect(decoded).toMatchObject({ is: 'series', series: [{ labels: { job: 'prometheus' } }] })
  })

  it('calls a message malformed that breaks off', () => {
    const message = write([aSeries()])

    const decoded = decodeRemoteWrite(snappy(message.subarray(0, message.length - 1)), received)

    expect(decoded).toMatchObject({ is: 'malformed', detail: 'The body is no write request.' })
  })

  it.each([
    ['series', Array.from({ length: 50_001 }, () => ({}))],
    [
      'samples',
      [aSeries({ samples: Array.from({ length: 100_001 }, () => ({ at: 1, value: 1 })) })],
    ],
  ])('calls a body malformed that has too many %s', (what, series) => {
    const decoded = decodeRemoteWrite(snappy(write(series)), received)

    expect(decoded).toMatchObject({
      is: 'malformed',
      detail: expect.stringContaining(`${what} a body`) as unknown,
    })
  })
})

it('counts the metadata of version 1', () => {
  const decoded = decodeRemoteWrite(snappy(writeRequest([aSeries()], 3)), V1)

  expect(decoded).toMatchObject({ dropped: [{ kind: 'metadata', n: 3 }] })
})

it.each([
  [1, { type: 'counter' }],
  [5, { type: 'summary' }],
])('reads the type %i of version 2', (type, expected) => {
  const decoded = decodeRemoteWrite(snappy(requestV2([aSeries({ type })])), V2)

  expect(decoded).toMatchObject({ dropped: [], series: [expected] })
})

it.each([0, 77])('knows no type %i', (type) => {
  const decoded = decodeRemoteWrite(snappy(requestV2([aSeries({ type })])), V2)

  expect(decoded).not.toHaveProperty('series.0.type')
})

it('reads references that are not packed', () => {
  const decoded = decodeRemoteWrite(snappy(requestV2([aSeries()], false)), V2)

  expect(decoded).toMatchObject({ series: [{ labels: { __name__: 'up', job: 'prometheus' } }] })
})

it.each([
  ['to nowhere', [1, 2, 3, 99]],
  ['to no value', [1, 0]],
  ['in half a pair', [1, 2, 3]],
])('refuses references %s', (_, refs) => {
  const writer = new BinaryWriter()
  for (const symbol of ['', '__name__', 'up', 'job'])
    writer.tag(4, WireType.LengthDelimited).string(symbol)
  writer.tag(5, WireType.LengthDelimited).fork()
  for (const ref of refs) writer.tag(1, WireType.Varint).uint32(ref)
  writer.join()

  const decoded = decodeRemoteWrite(snappy(writer.finish()), V2)

  expect(decoded).toMatchObject({ series: [], refused: [{ reason: 'invalid' }] })
})

it('calls a message malformed whose label ends beyond its series', () => {
  const message = writeRequest([aSeries()])
  // The first label's own length, behind the series' tag and length and the label's tag.
  message[3] = 13

  const decoded = decodeRemoteWrite(snappy(message), V1)

  expect(decoded).toMatchObject({ is: 'malformed', detail: 'The body is no write request.' })
})

it('calls a body malformed that has too many symbols', () => {
  const writer = new BinaryWriter()
  for (let n = 0; n <= 200_000; n += 1) writer.tag(4, WireType.LengthDelimited).string('')

  const decoded = decodeRemoteWrite(snappy(writer.finish()), V2)

  expect(decoded).toMatchObject({
    is: 'malformed',
    detail: expect.stringContaining('symbols a body') as unknown,
  })
})

it('calls a body malformed whose table would be written out too often', () => {
  const labels = UP.concat([['zone', 'x'.repeat(1_000)]])
  const series = Array.from({ length: 40_000 }, () => ({ labels }))

  const decoded = decodeRemoteWrite(snappy(requestV2(series)), V2)

  expect(decoded).toMatchObject({
    is: 'malformed',
    detail: expect.stringContaining('characters of labels') as unknown,
  })
})

it.each([
  ['application/x-protobuf', 'v1'],
  ['application/x-protobuf;proto=prometheus.WriteRequest', 'v1'],
  ['application/x-protobuf; proto="io.prometheus.write.v2.Request"', 'v2'],
  ['application/x-protobuf;proto=io.prometheus.write.v2.Request;charset=utf-8', 'v2'],
])('reads %s as %s', (contentType, version) => {
  const message = version === 'v2' ? requestV2([aSeries()]) : writeRequest([aSeries()])

  const decoded = decodeRemoteWrite(snappy(message), { ...V1, contentType })

  expect(decoded).toMatchObject({ series: [{ labels: { __name__: 'up' } }] })
})

it.each([
  ['nothing', []],
  ['a length without end', [0x80, 0x80, 0x80, 0x80, 0x80, 0x80]],
  ['more than so few bytes can say', [0x80, 0x80, 0x80, 0x08, 0]],
  ['a copy of what was never there', [4, 0x01, 0x01]],
])('calls a body malformed that is %s', (_, bytes) => {
  const decoded = decodeRemoteWrite(new Uint8Array(bytes), V1)

  expect(decoded).toMatchObject({
    is: 'malformed',
    detail: 'The body is not Snappy in its block format.',
  })
})

it('calls a body malformed that would inflate beyond the cap', () => {
  const body = new Uint8Array(2_000_000)
  // 33,554,433 bytes, which so long a body could say.
  body.set([0x81, 0x80, 0x80, 0x10])

  const decoded = decodeRemoteWrite(body, V1)

  expect(decoded).toMatchObject({
    is: 'malformed',
    detail: expect.stringContaining('33554432') as unknown,
  })
})
