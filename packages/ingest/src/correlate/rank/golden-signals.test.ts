import { describe, expect, it } from 'vitest'
import type { ServerSeries } from '../series.ts'
import { isLoad, isResource } from './golden-signals.ts'

function named(name: string, labels: Record<string, string> = {}): ServerSeries {
  return {
    name,
    labels,
    family: name,
    service: '',
    unit: '',
    query: '',
    values: new Float64Array(),
  }
}

describe('isLoad', () => {
  it.each(['http_requests_total', 'requests Sum', 'rps', 'grpc_server_calls', 'db.queries'])(
    '%s is asked of a service',
    (name) => {
      expect(isLoad(named(name))).toBe(true)
    },
  )

  it.each([
    'http_request_duration_seconds p95',
    'requests_failed_total',
    'http_requests_5xx',
    'http_requests_in_flight',
    'queued_requests',
    'http_request_size_bytes',
    'cpu',
    'recalls',
  ])('%s is not', (name) => {
    expect(isLoad(named(name))).toBe(false)
  })

  it('takes requests with an outcome for what they may be, failures', () => {
    expect(isLoad(named('http_requests_total', { code: '500' }))).toBe(false)
    expect(isLoad(named('http_requests_total', { service: 'cart', method: 'GET' }))).toBe(true)
  })
})

describe('isResource', () => {
  it('goes by whole words', () => {
    expect(
      ['process_resident_memory_bytes', 'cpu', 'mem', 'jvm_gc_pause'].map((name) =>
        isResource(named(name)),
      ),
    ).toEqual([true, true, true, true])
    expect(
      ['members_total', 'latency p99', 'requests Sum'].some((name) => isResource(named(name))),
    ).toBe(false)
  })
})
