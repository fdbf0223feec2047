import { expect, it } from 'vitest'
import { anEvent, aSpan, decode, header, SENT_AT, streamed, trace, TRACE } from './an-envelope.ts'

function itemsOf(...spans: unknown[]) {
  return decode([['span', streamed(...spans)]], { ...header, trace }).items
}

const url = 'https://shop.example/cart?coupon=x'
const pageload = aSpan('pageload', {
  'url.full': url,
  'sentry.segment.name.source': 'url',
  'browser.navigation.type': 'reload',
  'browser.web_vital.ttfb.value': 32.5,
  'browser.web_vital.fcp.value': 104,
})
const request = aSpan(
  'http.client',
  {
    ...{ type: 'xhr', 'http.request.method': 'post', 'url.full': 'https://shop.example/api/pay' },
    'http.response.status_code': 500,
  },
  { name: 'POST shop.example', status: 'error' },
)

it('makes a page view of a page load, with the vitals it carries', () => {
  const { envelopes, refused } = decode([['span', streamed(pageload)]], { ...header, trace })

  const shared = { pageViewId: TRACE, url, route: '', weight: 1 }
  expect(refused).toEqual([])
  expect(envelopes).toMatchObject([
    {
      context: {
        ...{ sessionId: TRACE, release: 'shop@1.2.3', environment: 'production', userId: 'u-7' },
      },
      items: [
        {
          ...{ ...shared, is: 'pageview', at: SENT_AT - 4_000, navigationType: 'reload' },
          ...{ referrer: '', traceId: TRACE },
        },
        { ...shared, is: 'vital', at: SENT_AT - 3_750, name: 'FCP', value: 104 },
        { ...shared, is: 'vital', name: 'TTFB', value: 32.5, navigationType: 'reload' },
      ],
    },
  ])
})

it('makes a soft navigation of a navigation, by its route where it has one', () => {
  const attributes = { 'url.full': url, 'sentry.segment.name.source': 'route' }

  expect(itemsOf(aSpan('navigation', attributes, { name: '/orders/:id' }))).toMatchObject([
    { is: 'pageview', navigationType: 'soft-navigation', route: '/orders/:id', url },
  ])
})

it('never cuts a character of a route in half', () => {
  const attributes = { 'sentry.segment.name.source': 'route' }
  const [item] = itemsOf(aSpan('navigation', attributes, { name: `${'x'.repeat(199)}😀` }))

  expect(item?.route).toBe(`${'x'.repeat(199)}\ufffd`)
})

it('makes a request of an http.client span, on the page of its trace', () => {
  const [, , , item] = itemsOf(pageload, request)

  expect(item).toMatchObject({
    ...{ is: 'request', at: SENT_AT - 4_000, url, via: 'xhr', method: 'post' },
    ...{ target: 'https://shop.example/api/pay', status: 500, outcome: 'http-error' },
    ...{ durationMs: 250, operation: '', traceId: TRACE },
  })
  expect(item).not.toHaveProperty('timing')
})

it.each([
  [{ 'http.response.status_code': 204 }, 'ok', 'ok'],
  [{ 'http.response.status_code': '404' }, 'error', 'http-error'],
  [{ 'sentry.status.message': 'internal_error' }, 'error', 'network-error'],
  [{ 'sentry.status.message': 'cancelled' }, 'error', 'aborted'],
  [{}, 'deadline_exceeded', 'timeout'],
  [{}, 'ok', 'opaque'],
  [{ 'http.response.status_code': '' }, 'ok', 'opaque'],
])('knows how a request with %j that is %s ended', (attributes, status, outcome) => {
  expect(itemsOf(aSpan('http.client', attributes, { status }))).toMatchObject([{ outcome }])
})

it('takes phases from Resource Timing', () => {
  const at = (ms: number) => (SENT_AT - 4_000 + ms) / 1_000
  const attributes = {
    ...{ 'http.request.fetch_start': at(1), 'http.request.domain_lookup_start': at(2) },
    ...{ 'http.request.domain_lookup_end': at(5), 'http.request.connect_start': at(5) },
    ...{ 'http.request.connection_end': at(9), 'http.request.request_start': at(10) },
    ...{ 'http.request.response_start': at(40), 'http.request.response_end': at(45) },
    ...{ 'http.response.size': 300, 'http.response.body.size': 2 },
    ...{ 'network.protocol.name': 'http', 'network.protocol.version': '2' },
  }

  const [item] = itemsOf(aSpan('http.client', attributes))

  const timing = item?.is === 'request' ? item.timing : undefined
  expect(timing?.waitMs).toBeCloseTo(1, 2)
  expect(timing?.dnsMs).toBeCloseTo(3, 2)
  expect(timing?.connectMs).toBeCloseTo(4, 2)
  expect(timing?.serverMs).toBeCloseTo(30, 2)
  expect(timing?.downloadMs).toBeCloseTo(5, 2)
  expect(timing).toMatchObject({ transferBytes: 300, bodyBytes: 2, protocol: 'h2' })
})

const segment = { 'sentry.segment.name': '/orders/:id', 'browser.navigation.type': 'prerender' }

it.each([
  [
    'ui.webvital.lcp',
    {
      ...{ 'browser.web_vital.lcp.value': 900, 'browser.web_vital.lcp.element': 'body > img' },
      'browser.web_vital.lcp.url': '/hero.avif',
    },
    { name: 'LCP', value: 900, target: 'body > img', imageUrl: '/hero.avif', event: '' },
  ],
  [
    'ui.webvital.cls',
    { 'browser.web_vital.cls.value': 0, 'browser.web_vital.cls.source.1': 'body > p' },
    { name: 'CLS', value: 0, target: 'body > p' },
  ],
  [
    'ui.interaction.click',
    {
      ...{ 'browser.web_vital.inp.value': 16, 'browser.web_vital.inp.target': 'button#pay' },
      'browser.web_vital.inp.interaction_type': 'pointer',
    },
    { name: 'INP', value: 16, target: 'button#pay', event: 'pointer' },
  ],
])('makes a vital of a span of %s', (op, attributes, expected) => {
  expect(itemsOf(aSpan(op, { ...segment, ...attributes }))).toMatchObject([
    { is: 'vital', route: '/orders/:id', navigationType: 'prerender', ...expected },
  ])
})

it('reads a span that comes alone, as before they were streamed', () => {
  const span = {
    ...{ span_id: 's-1', trace_id: TRACE, op: 'ui.interaction.click' },
    ...{ description: 'body > button#pay', start_timestamp: 1, timestamp: 1.1 },
    data: { release: 'shop@1.2.3', transaction: '/orders/:id' },
    measurements: { inp: { value: 0.016, unit: 'second' } },
  }

  expect(decode([['span', span]]).items).toMatchObject([
    {
      ...{ is: 'vital', name: 'INP', value: 16, event: 'click' },
      ...{ target: 'body > button#pay', route: '/orders/:id' },
    },
  ])
})

it('counts what a sampled trace stands for', () => {
  const sampled = { ...header, trace: { ...trace, sample_rate: '0.25' } }

  expect(decode([['span', streamed(request)]], sampled).items).toMatchObject([{ weight: 4 }])
})

it('gives the same ids to the same spans sent again', () => {
  const later = { ...header, sent_at: '2026-05-04T11:00:00.000Z' }

  const first = decode([['span', streamed(pageload, request)]])
  const second = decode([['span', streamed(pageload, request)]], later)

  const idsOf = ({ envelopes, items }: typeof first) => [...envelopes, ...items].map(({ id }) => id)
  expect(idsOf(second)).toEqual(idsOf(first))
  expect(new Set(idsOf(first)).size).toBe(5)
})

it('refuses other spans and what is none, each by itself', () => {
  const bad = [
    aSpan('resource.script'),
    7,
    { ...request, start_timestamp: undefined },
    aSpan('http.client', { huge: 'x'.repeat(70_000) }),
    aSpan('x', { 'browser.web_vital.lcp.value': -1 }),
    aSpan('x', { 'browser.web_vital.lcp.value': '' }),
  ]

  const { items, refused } = decode([['span', streamed(...bad, request)]])

  expect(items).toMatchObject([{ is: 'request' }])
  expect(refused.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['span', 'invalid'],
    ['span', 'invalid'],
    ['span', 'too-large'],
    ['span', 'unsupported'],
    ['span', 'unsupported'],
    ['span', 'unsupported'],
  ])
})

it('refuses what is more than a body may hold', () => {
  const spans = Array.from({ length: 502 }, (_, n) => ({ ...request, span_id: String(n) }))

  const { items, refused } = decode([
    ['log', {}],
    ['span', streamed(...spans)],
    ['event', anEvent()],
  ])

  expect(items).toHaveLength(500)
  expect(refused.slice(1)).toMatchObject([
    { index: 1, kind: 'span', reason: 'too-large' },
    { index: 1, kind: 'span', reason: 'too-large' },
    { index: 2, kind: 'event', reason: 'too-large' },
  ])
})
