import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { aSeries, requestV2, snappy, V1, V2, writeRequest } from './a-body.ts'
import { decodeRemoteWrite } from './decode.ts'
import { leastCpuMs } from '../../testing/least-cpu-ms.ts'

const series = [
  aSeries({ exemplars: 1, type: 2 }),
  aSeries({ histograms: 1, labels: [['__name__', '__proto__']] }),
  aSeries({ labels: [] }),
]
const VALID = [
  { message: writeRequest(series, 1), received: V1 },
  { message: requestV2(series), received: V2 },
  { message: requestV2(series, false), received: V2 },
]

function judge(body: Uint8Array): void {
  for (const received of [V1, V2]) {
    const answer = decodeRemoteWrite(body, received)
    expect(decodeRemoteWrite(body, received)).toEqual(answer)
    if (answer.is === 'malformed') continue
    const kinds = new Set<string>(answer.refused.map(({ kind }) => kind))
    expect([...kinds].filter((kind) => kind !== 'server-sample')).toEqual([])
    for (const { labels, samples } of answer.series) {
      expect(labels.__name__).not.toBe('')
      expect(Object.values(labels).join('').isWellFormed()).toBe(true)
      // What has no date, no column can hold.
      expect(samples.filter(({ at }) => Number.isNaN(new Date(at).getTime()))).toEqual([])
    }
  }
  expect(Object.keys(Object.prototype)).toEqual([])
}

it('has an answer to any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), judge))
})

it('has an answer to any bytes in Snappy', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => judge(snappy(bytes))))
})

it('has an answer to a valid message with a piece of it changed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...VALID),
      fc.nat(150),
      fc.nat(4),
      fc.uint8Array({ maxLength: 6 }),
      ({ message }, at, length, piece) => {
        judge(
          snappy(Buffer.concat([message.subarray(0, at), piece, message.subarray(at + length)])),
        )
      },
    ),
    { numRuns: 500 },
  )
})

it('has an answer to a valid body with a byte of it changed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...VALID), fc.nat(150), fc.nat(255), ({ message }, at, byte) => {
      const body = snappy(message)
      body[at % body.length] = byte
      judge(body)
    }),
  )
})

it('takes time that grows with the bytes', () => {
  const labels = Array.from({ length: 64 }, (_, n): [string, string] => [
    n === 0 ? '__name__' : `a${100 + n}`,
    'b',
  ])
  const bodies = [
    snappy(requestV2(Array.from({ length: 20_000 }, () => aSeries({ labels })))),
    snappy(writeRequest(Array.from({ length: 20_000 }, () => ({ labels })))),
    snappy(new Uint8Array(30_000_000).fill(0x0a)),
    snappy(new Uint8Array(30_000_000).fill(0x0b)),
  ]

  for (const body of bodies) {
    for (const version of [V1, V2]) {
      expect(leastCpuMs(() => decodeRemoteWrite(body, version), 1)).toBeLessThan(2_000)
    }
  }
})
