import type { TraceSpan, TraceTree } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { outcomeWords, serverTimings, whenWords } from './request-words.ts'
import { comparedWords, formatMs, marksOf, summaryOf } from './span-words.ts'

const aSpan = (given: Partial<TraceSpan> = {}): TraceSpan => ({
  ...{ spanId: 'a', parentId: null, depth: 0, service: 'cart', host: '', operation: 'SELECT' },
  ...{ kind: 'client', startMs: 0, durationMs: 5, selfMs: 5, criticalMs: 5, failed: 'no' },
  ...{ slow: null, isParentMissing: false, skewMs: 0, tags: [] },
  ...given,
})

const aTree = (given: Partial<TraceTree> = {}): TraceTree => ({
  ...{ startAt: 0, durationMs: 930, spanCount: 1, failed: 0, spans: [], leftOut: 0 },
  ...{ services: [{ service: 'cart', spans: 1, failed: 0, selfMs: 5 }], comparedWith: 0 },
  ...given,
})

describe('of a request', () => {
  it.each([
    [503, 'http-error', 'HTTP 503'],
    [0, 'network-error', 'No answer'],
    [0, 'timeout', 'Timed out'],
    [0, 'constructor', 'Failed'],
  ])('%i %s is said as %s', (status, outcome, words) => {
    expect(outcomeWords({ status, outcome })).toBe(words)
  })

  it.each([
    [-300, '300 ms before the error, in the same session'],
    [40, '40 ms after the error, in the same session'],
    [0, 'at the time of the error, in the same session'],
  ])('%i ms is %s', (afterMs, words) => {
    expect(whenWords(afterMs)).toBe(words)
  })

  it('the timings of the server are shown that say something, each once', () => {
    const entries = [
      ...['db;dur=53.2;desc=carts', 'cache;dur=0;desc=hit', 'empty;dur=0;desc=', 'db;dur=60;desc='],
      ...['traceparent;dur=0;desc=00-a-b-01', ';;;'],
    ]

    expect(serverTimings(entries)).toEqual([
      { name: 'db', text: '60 ms' },
      { name: 'cache', text: 'hit' },
    ])
  })
})

describe('of a trace', () => {
  it('one sentence says where it failed and what it waited for', () => {
    const spans = [
      aSpan({ service: 'gateway', operation: 'POST', failed: 'yes', criticalMs: 20 }),
      aSpan({ failed: 'origin', criticalMs: 900 }),
    ]

    expect(summaryOf(aTree({ spanCount: 2, failed: 2, spans }))).toBe(
      '2 spans of 1 service in 930 ms; 2 failed, first in SELECT of cart; 900 ms of it waiting for SELECT of cart.',
    )
  })

  it('a span has the marks it earned, each with its word', () => {
    const words = (given: Partial<TraceSpan>) => marksOf(aSpan(given)).map(({ word }) => word)

    expect(words({})).toEqual([])
    expect(words({ failed: 'origin', slow: { usualMs: 8, n: 4 } })).toEqual([
      ...['failed here', 'slow, usually 8 ms'],
    ])
    expect(words({ failed: 'yes', isParentMissing: true })).toEqual(['failed', 'caller missing'])
  })

  it.each([
    [2, /^Too few traces/],
    [6, /^Slow is said against 6 traces/],
  ])('compared with %i', (comparedWith, words) => {
    expect(comparedWords(aTree({ comparedWith }))).toMatch(words)
  })

  it.each([
    [0, '0 ms'],
    [0.123, '0.12 ms'],
    [12.4, '12 ms'],
    [1_500, '1.5 s'],
  ])('%f ms is %s', (ms, words) => {
    expect(formatMs(ms)).toBe(words)
  })
})
