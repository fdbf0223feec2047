import { expect, it } from 'vitest'
import { anEvent, decode, header, SENT_AT, trace, TRACE } from './an-envelope.ts'

const seconds = SENT_AT / 1_000

function aTransaction(op: string, overrides: object = {}) {
  return anEvent({
    ...{ type: 'transaction', exception: undefined, transaction: '/cart' },
    transaction_info: { source: 'url' },
    ...{ start_timestamp: seconds - 4, timestamp: seconds - 2 },
    contexts: {
      trace: { op, trace_id: TRACE, span_id: 'root', data: { 'lcp.element': 'body > img' } },
    },
    request: {
      url: 'https://shop.example/cart',
      headers: { Referer: 'https://search.example/' },
    },
    ...overrides,
  })
}

const child = {
  ...{ span_id: 'a', parent_span_id: 'root', trace_id: TRACE, op: 'http.client' },
  ...{ description: 'GET /api/stock', start_timestamp: seconds - 3, timestamp: seconds - 2.5 },
  ...{ status: 'ok', data: { type: 'fetch', 'http.response.status_code': 200 } },
}

it('becomes a page view, its vitals and its requests', () => {
  const measurements = { lcp: { value: 900, unit: 'millisecond' }, cls: { value: 0.1, unit: '' } }
  const payload = aTransaction('pageload', { measurements, spans: [child] })

  const { envelopes, refused } = decode([['transaction', payload]], { ...header, trace })

  const shared = { pageViewId: TRACE, url: 'https://shop.example/cart', route: '', weight: 1 }
  expect(refused).toEqual([])
  expect(envelopes).toMatchObject([
    {
      context: { sessionId: TRACE, release: 'shop@1.2.3', userId: 'u-7', tags: { plan: 'pro' } },
      items: [
        {
          ...{ ...shared, is: 'pageview', at: SENT_AT - 4_000, navigationType: 'navigate' },
          ...{ referrer: 'https://search.example/', traceId: TRACE },
        },
        { ...shared, is: 'vital', name: 'CLS', value: 0.1 },
        { ...shared, is: 'vital', name: 'LCP', value: 900, target: 'body > img' },
        {
          ...{ ...shared, is: 'request', method: 'GET', target: '/api/stock', status: 200 },
          ...{ via: 'fetch', outcome: 'ok', durationMs: 500 },
        },
      ],
    },
  ])
})

it('is on the route it is named after', () => {
  const named = { transaction: '/orders/:id', transaction_info: { source: 'route' } }

  expect(decode([['transaction', aTransaction('navigation', named)]]).items).toMatchObject([
    { is: 'pageview', navigationType: 'soft-navigation', route: '/orders/:id' },
  ])
})

it('keeps the requests of a trace that is no page view', () => {
  const payload = aTransaction('ui.action', { spans: [child, { ...child, op: 'ui.react' }] })

  const { items, refused } = decode([['transaction', payload]])

  expect(items).toMatchObject([{ is: 'request' }])
  expect(refused).toMatchObject([
    { kind: 'transaction', reason: 'unsupported' },
    { kind: 'span', reason: 'unsupported' },
  ])
})

it('is refused without a start', () => {
  const { items, refused } = decode([
    ['transaction', aTransaction('pageload', { start_timestamp: undefined })],
  ])

  expect(items).toEqual([])
  expect(refused).toMatchObject([{ kind: 'transaction', reason: 'invalid' }])
})
