import { expect, it } from 'vitest'
import { aResource, aSpan, aVital, anException, AT, bytesOf, decode, meta } from './a-body.ts'
import { RECEIVED, TRACE, tracesOf } from './a-body.ts'
import { decodeFaro } from './decode.ts'

it('knows who sent the body, but no more of the user than the id', () => {
  const { envelopes } = decode({ exceptions: [anException()] })

  expect(JSON.stringify(envelopes)).not.toContain('ann@')
  expect(envelopes).toMatchObject([
    {
      ...{ sdk: 'faro-web@2.12.1', sentAt: RECEIVED.receivedAt },
      context: {
        ...{ sessionId: '77E0PeASHo', release: 'shop@2.0.0', environment: 'production' },
        ...{ userId: 'u-7', tags: { app: 'shop' }, viewport: { width: 1_280, height: 720 } },
      },
    },
  ])
})

it('keeps an exception with its frames, innermost first', () => {
  const { items, refused } = decode({ exceptions: [anException({ fingerprint: 'pay' })] })

  const file = 'https://shop.example/app.js'
  expect(refused).toEqual([])
  expect(items).toMatchObject([
    {
      ...{ is: 'error', mechanism: 'captured', level: 'error', at: AT, firstAt: AT },
      ...{ url: meta.page.url, fingerprint: ['pay'] },
      contexts: { faro: { cause: 'TypeError: the cart is empty' } },
      exceptions: [
        {
          ...{ type: 'Error', message: 'cannot check out' },
          stack: `Error: cannot check out\n    at checkOut (${file}:30:58336)\n    at ${file}:30:58622`,
          frames: [
            { function: 'checkOut', file, line: 30, column: 58_336 },
            { file, line: 30, column: 58_622 },
          ],
        },
      ],
    },
  ])
})

it.each([
  [{ type: 'UnhandledRejection' }, { mechanism: 'unhandledrejection', level: 'error' }],
  [{ fatal: true }, { mechanism: 'captured', level: 'fatal' }],
])('reads an exception with %j as %j', (given, kept) => {
  expect(decode({ exceptions: [anException(given)] }).items).toMatchObject([kept])
})

it.each([
  ['error', 'error'],
  ['warn', 'warning'],
])('keeps a log of level %s as a message of level %s', (level, kept) => {
  expect(decode({ logs: [{ message: 'stock is low', level }] }).items).toMatchObject([
    { level: kept, exceptions: [{ type: 'Message', message: 'stock is low' }] },
  ])
})

it('begins a session with a page view', () => {
  expect(decode({ events: [{ name: 'session_start' }] }).items).toMatchObject([
    { is: 'pageview', at: RECEIVED.receivedAt, navigationType: 'navigate', url: meta.page.url },
  ])
})

it('keeps requests by script with their phases', () => {
  expect(decode({ events: [aResource()] }).items).toMatchObject([
    {
      ...{ is: 'request', via: 'xhr', status: 500, outcome: 'http-error', durationMs: 31 },
      target: 'https://shop.example/api/reviews',
      timing: {
        ...{ dnsMs: 2, connectMs: 3, serverMs: 20, downloadMs: 4 },
        ...{ transferBytes: 306, bodyBytes: 6, protocol: 'h2' },
      },
    },
  ])
})

it('takes a status that the browser does not tell for an opaque answer', () => {
  const opaque = aResource({ initiatorType: 'fetch', responseStatus: 'unknown' })

  expect(decode({ events: [opaque] }).items).toMatchObject([
    { via: 'fetch', status: 0, outcome: 'opaque' },
  ])
})

it.each([
  ['lcp', 'LCP', { element_render_delay: 50 }, { elementRenderDelay: 50 }],
  ['fcp', 'FCP', { first_byte_to_fcp: 50 }, { firstByteToFCP: 50 }],
  ['inp', 'INP', { input_delay: 1 }, { inputDelay: 1 }],
  ['ttfb', 'TTFB', { request_duration: 9 }, { requestDuration: 9 }],
  ['cls', 'CLS', {}, {}],
])('keeps %s as %s', (key, name, given, parts) => {
  const vital = aVital({ [key]: 64, delta: 64, ...given }, { element: 'html>body>h1' })

  expect(decode({ measurements: [vital] }).items).toMatchObject([
    { is: 'vital', name, value: 64, navigationType: 'reload', target: 'html>body>h1', parts },
  ])
})

it('keeps every other value as a gauge with an id of its own', () => {
  const cart = { type: 'cart', values: { items: 3, price: -2.5 }, context: { plan: 'pro' } }

  const { items } = decode({ measurements: [cart] })

  expect(items).toMatchObject([
    { is: 'metric', kind: 'gauge', name: 'cart.items', value: 3, tags: { plan: 'pro' } },
    { is: 'metric', kind: 'gauge', name: 'cart.price', value: -2.5, min: -2.5, max: -2.5, n: 1 },
  ])
  expect(new Set(items.map(({ id }) => id)).size).toBe(2)
})

it('keeps the requests and exceptions of its traces', () => {
  const thrown = { name: 'exception', attributes: [text('exception.message', 'broke')] }

  const { items } = decode({ traces: tracesOf(aSpan({ events: [thrown] })) })

  expect(items).toMatchObject([
    {
      ...{ is: 'request', method: 'GET', target: 'https://shop.example/api/cart', status: 503 },
      ...{ outcome: 'http-error', durationMs: 250, traceId: TRACE, at: 1_777_888_805_000 },
    },
    { is: 'error', exceptions: [{ type: 'Error', message: 'broke' }] },
  ])
})

it.each([
  ['a quiet log', { logs: [{ message: 'x', level: 'info' }] }, 'log', 'unsupported'],
  ['another event', { events: [{ name: 'view_changed' }] }, 'event', 'unsupported'],
  ['an image', { events: [aResource({ initiatorType: 'img' })] }, 'event', 'unsupported'],
  ['a server span', { traces: tracesOf(aSpan({ kind: 2 })) }, 'span', 'unsupported'],
  ['a log without level', { logs: [{ message: 'x' }] }, 'log', 'invalid'],
  ['an event without name', { events: [{}] }, 'event', 'invalid'],
  ['no exception', { exceptions: [null] }, 'exception', 'invalid'],
  ['no figures', { measurements: [{ type: 'x', values: { a: 'b' } }] }, 'measurement', 'invalid'],
  ['an unknown vital', { measurements: [aVital({ fid: 1 })] }, 'measurement', 'invalid'],
  ['too much', { logs: [{ message: 'x'.repeat(70_000) }] }, 'log', 'too-large'],
])('refuses %s and keeps its neighbours', (_, signals, kind, reason) => {
  const { items, refused } = decode({ ...signals, ...neighbourOf(signals) })

  expect(items).toHaveLength(1)
  expect(refused).toMatchObject([{ kind, reason }])
})

it('refuses values above what a body may hold', () => {
  const values = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`v${n}`, n]))
  const measurements = Array.from({ length: 11 }, () => ({ type: 'many', values }))

  const { items, refused } = decode({ measurements })

  expect(items).toHaveLength(500)
  expect(refused).toMatchObject([{ index: 10, kind: 'measurement', reason: 'too-large' }])
})

it.each([
  ['no JSON', 'nonsense'],
  ['no object', '[]'],
  ['no meta', '{"logs":[]}'],
  ['too many items', `{"meta":{},"logs":[${'1,'.repeat(500)}1]}`],
  ['nesting without end', '['.repeat(10_000)],
])('refuses %s whole', (_, body) => {
  expect(decodeFaro(bytesOf(body), RECEIVED)).toMatchObject({ is: 'malformed' })
})

it('answers the same bytes with the same ids', () => {
  const ids = () => decode({ exceptions: [anException(), anException()] }).items.map(({ id }) => id)

  expect(ids()).toEqual(ids())
  expect(new Set(ids()).size).toBe(2)
})

function neighbourOf(signals: object): object {
  return 'exceptions' in signals ? { events: [aResource()] } : { exceptions: [anException()] }
}

function text(key: string, stringValue: string) {
  return { key, value: { stringValue } }
}
