import { describe, expect, it } from 'vitest'
import type { Options } from '../api.ts'
import type { Call } from '../host.ts'
import { aHost } from '../testing/a-host.ts'
import { aCall } from '../testing/drafts.ts'
import { tracing } from './tracing.ts'

const HEADER = /^00-[\da-f]{32}-[\da-f]{16}-01$/
const OWN = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`

function begin(options: Partial<Options>, given: Partial<Call> = {}) {
  const all = aHost({ options })
  const call = aCall({ args: ['/api/cart?id=7'], ...given })
  tracing(all.host)
  all.host.begin(call)
  // as: what `fetch` takes second.
  const init = call.args?.[1] as RequestInit | undefined
  return { call, init, headers: new Headers(init?.headers) }
}

describe('a request to a place of propagateTo', () => {
  it.each([
    ['a text it holds', 'https://shop.example/api/'],
    ['a text with signs that patterns use', '/cart?id='],
    ['a pattern', /^https:\/\/shop\./],
    ['a pattern that remembers', /api/g],
  ])('is known by %s', (_, place) => {
    const { call, headers } = begin({ propagateTo: [/^never/, place] })

    expect(headers.get('traceparent')).toMatch(HEADER)
    expect(headers.get('traceparent')).toContain(call.known.traceId)
  })

  it.each([
    ['no text it holds', 'https://other.example'],
    ['a text in which a dot is a dot', 'shop.example.api'],
    ['no pattern', /^http:/],
  ])('is not known by %s', (_, place) => {
    const { call, init } = begin({ propagateTo: [place] })

    expect(init).toBeUndefined()
    expect(call.known.traceId).toBeUndefined()
  })

  it('keeps the trace the page has given it', () => {
    const { call, headers } = begin(
      { propagateTo: [/./] },
      { args: ['/', { headers: { traceparent: OWN } }] },
    )

    expect(headers.get('traceparent')).toBe(OWN)
    expect(call.known.traceId).toBe('a'.repeat(32))
  })

  it('keeps its other options and headers, and those objects as they are', () => {
    const given = { method: 'POST', headers: { accept: 'text/csv' } }
    const { init, headers } = begin({ propagateTo: [/./] }, { args: ['/', given] })

    expect(init).toMatchObject({ method: 'POST' })
    expect(headers.get('accept')).toBe('text/csv')
    expect(given).toEqual({ method: 'POST', headers: { accept: 'text/csv' } })
  })

  it('keeps the headers of a Request', () => {
    const request = new Request('https://a.example/', { headers: { accept: 'text/csv' } })
    const { headers } = begin({ propagateTo: [/./] }, { args: [request] })

    expect(headers.get('accept')).toBe('text/csv')
    expect(headers.get('traceparent')).toMatch(HEADER)
    expect(request.headers.has('traceparent')).toBe(false)
  })

  it('carries the header on an XMLHttpRequest too', () => {
    const set: string[][] = []
    const stub = { setRequestHeader: (name: string, value: string) => set.push([name, value]) }
    // as: the one method used.
    const xhr = stub as unknown as XMLHttpRequest

    const { call } = begin({ propagateTo: [/./] }, { xhr, args: undefined })

    expect(set).toEqual([['traceparent', expect.stringContaining(call.known.traceId ?? '-')]])
  })

  it('has a trace of its own each time', () => {
    const ids = [1, 2].map(() => begin({ propagateTo: [/./] }).call.known.traceId)

    expect(new Set(ids).size).toBe(2)
  })
})

describe('the answer to a request', () => {
  const TOLD = 'c'.repeat(32)

  function settled(headers: Record<string, string>, options: Partial<Options> = {}) {
    const all = aHost({ options })
    tracing(all.host)
    const answer = new Response('', { headers })
    all.host.begin(aCall({ args: ['/api'] }))('load', 503, answer)
    return all.settled[0]
  }

  it.each([
    ['traceresponse', `00-${TOLD}-${'d'.repeat(16)}-01`, TOLD],
    ['X-Trace-Id', TOLD, TOLD],
    ['x-trace-id', 'd'.repeat(16), 'd'.repeat(16)],
  ])('names its trace by %s', (name, value, traceId) => {
    expect(settled({ 'x-first': '1', [name]: value })).toMatchObject({ status: 503, traceId })
  })

  it.each([
    ['names none', { 'x-other': TOLD }],
    ['names an empty one', { traceresponse: '00---' }],
    ['names one in words', { 'x-trace-id': 'none' }],
  ])('leaves what the page sent where it %s', (_, headers) => {
    const { traceId } = settled(headers, { propagateTo: [/./] }) ?? {}

    expect(traceId).toMatch(/^[\da-f]{32}$/)
    expect(traceId).not.toBe(TOLD)
  })

  it('outranks what the page sent', () => {
    const headers = { traceresponse: `00-${TOLD}-${'d'.repeat(16)}-01` }

    expect(settled(headers, { propagateTo: [/./] })).toMatchObject({ traceId: TOLD })
  })

  it('may be anything where the page has a `fetch` of its own', () => {
    const all = aHost()
    tracing(all.host)
    // as: what such a page answers.
    const answer = { headers: { traceresponse: 1 } } as unknown as Response

    all.host.begin(aCall())('load', 500, answer)

    expect(all.settled).toMatchObject([{ status: 500 }])
  })

  it('is read of an XMLHttpRequest too', () => {
    const all = aHost()
    const headers = `content-type: text/html\r\nx-trace-id: ${TOLD}\r\n`
    // as: the one method used.
    const xhr = { getAllResponseHeaders: () => headers } as unknown as XMLHttpRequest
    tracing(all.host)

    all.host.begin(aCall({ xhr }))('load', 500)

    expect(all.settled).toMatchObject([{ traceId: TOLD }])
  })
})

describe('a GraphQL request', () => {
  const operationOf = (body: unknown, graphql: Options['graphql'] = ['/api/']) =>
    begin({ graphql }, { args: ['/', { method: 'POST', body }] }).call.known.operation

  it.each([
    ['query Cart { cart { id } }', 'Cart'],
    ['mutation Pay($id: ID!) { pay(id: $id) }', 'Pay'],
    ['subscription Seats { seats }', 'Seats'],
  ])('is told apart by the name in %s', (query, name) => {
    expect(operationOf(JSON.stringify({ query }))).toBe(name)
  })

  it('is told apart by operationName', () => {
    expect(operationOf('{ "operationName": "Pay", "query": "{ a }" }')).toBe('Pay')
  })

  it.each([
    ['an unnamed query', '{"query":"{ cart }"}'],
    ['a body that is no text', new Blob(['query Cart { a }'])],
    ['no body', undefined],
  ])('has no operation with %s', (_, body) => {
    expect(operationOf(body)).toBeUndefined()
  })

  it('is none at other addresses', () => {
    expect(operationOf('query Cart { a }', ['/other'])).toBeUndefined()
  })
})
