import { describe, expect, it } from 'vitest'
import type { Options } from '../api.ts'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { aTimeline } from '../testing/a-timeline.ts'
import { aCall, aRequest } from '../testing/drafts.ts'
import { requestTiming } from './request-timing.ts'

const ADDRESS = 'https://shop.example/api/cart?id=7'

function start({ startedAt = 100, ...options }: Partial<Options> & { startedAt?: number } = {}) {
  aPage()
  const timeline = aTimeline(['resource'])
  const all = aHost({ options, startedAt })
  requestTiming(all.host)
  return { ...all, see: (...entries: unknown[]) => timeline.add('resource', ...entries) }
}

const anEntry = (given = {}) => ({
  ...{ name: ADDRESS, initiatorType: 'fetch', startTime: 200, duration: 80.6 },
  ...{ fetchStart: 200, domainLookupStart: 201.2, domainLookupEnd: 203, connectStart: 203 },
  ...{ connectEnd: 210, requestStart: 211, responseStart: 270.6, responseEnd: 280.6 },
  ...{ transferSize: 1_300, encodedBodySize: 1_000, nextHopProtocol: 'h2', responseStatus: 200 },
  serverTiming: [{ name: 'db', duration: 53, description: 'carts' }],
  ...given,
})

describe('an answered request', () => {
  it.each([
    ['is sent', 3_000, { sampleRate: 0.25 }, [undefined]],
    [
      'is sent above the page’s own limit',
      500,
      { sampleRate: 0.25, slowRequestMs: 500 },
      [undefined],
    ],
    ['is sampled where it was not slow', 2_999, { sampleRate: 0.25 }, []],
    ['is sent with its weight in a session that sends', 10, { sampleRate: 0.8 }, [1.25]],
  ])('%s', (_, durationMs, options, weights) => {
    const { host, emitted } = start(options)

    host.answered?.(aRequest({ durationMs }), aCall())

    expect(emitted).toEqual(weights.map((weight) => ({ ...aRequest({ durationMs }), weight })))
  })
})

describe('timing', () => {
  it('is what Resource Timing knows', () => {
    const { host, emitted, see, flushes } = start()

    host.emit(aRequest({ status: 500 }), aCall({ address: ADDRESS, startedAt: 199 }))
    see(anEntry())
    host.flush(true)

    expect(emitted).toMatchObject([
      {
        timing: {
          marks: [0, 1, 3, 3, 10, 11, 71, 81],
          ...{ transferBytes: 1_300, bodyBytes: 1_000, protocol: 'h2' },
          server: ['db;dur=53;desc=carts'],
        },
      },
    ])
    expect(flushes).toEqual([true])
  })

  it('has zeros for what another origin keeps to itself', () => {
    const { host, emitted, see } = start()
    const hidden = { domainLookupStart: 0, domainLookupEnd: 0, connectStart: 0, connectEnd: 0 }
    const more = { requestStart: 0, responseStart: 0, nextHopProtocol: '', serverTiming: undefined }

    host.emit(aRequest(), aCall({ address: ADDRESS, startedAt: 199 }))
    see(anEntry({ ...hidden, ...more }))
    host.flush()

    expect(JSON.parse(JSON.stringify(emitted[0]))).toHaveProperty('timing', {
      ...{ marks: [0, 0, 0, 0, 0, 0, 0, 81], transferBytes: 1_300, bodyBytes: 1_000 },
    })
  })

  it.each([
    ['of another address', { name: 'https://shop.example/other' }],
    ['of an earlier request to it', { startTime: 150 }],
    ['of an image', { initiatorType: 'img' }],
  ])('is none %s', (_, given) => {
    const { host, emitted, see } = start()

    host.emit(aRequest(), aCall({ address: ADDRESS, startedAt: 199 }))
    see(anEntry(given))
    host.flush()

    expect(emitted).toMatchObject([{ timing: undefined }])
  })

  it('is looked up once, when the batch leaves', () => {
    const { host, emitted, see } = start()

    host.emit(aRequest(), aCall({ address: ADDRESS, startedAt: 199 }))
    host.flush()
    see(anEntry())
    host.flush()

    expect(emitted).toMatchObject([{ timing: undefined }])
  })
})

describe('a request from before the script was there', () => {
  it('is told where it failed', () => {
    const { emitted, see } = start()

    see(anEntry({ startTime: 50, responseStatus: 503 }))

    expect(emitted).toEqual([
      {
        ...{ is: 'request', via: 'resource', target: 'https://shop.example/api/cart' },
        ...{ status: 503, outcome: 'load', durationMs: 81 },
      },
    ])
  })

  it.each([
    ['it was answered well', { startTime: 50 }],
    ['the browser does not tell the status', { startTime: 50, responseStatus: undefined }],
    ['the script was there already', { startTime: 150, responseStatus: 503 }],
    ['it was no request of a script', { startTime: 50, responseStatus: 503, initiatorType: 'img' }],
  ])('is not told where %s', (_, given) => {
    const { emitted, see } = start()

    see(anEntry(given))

    expect(emitted).toEqual([])
  })
})
