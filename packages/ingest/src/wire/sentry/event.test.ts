import { expect, it } from 'vitest'
import { anEvent, decode, decoded, RECEIVED, SENT_AT, TRACE, anEnvelope } from './an-envelope.ts'
import { decodeSentryStore } from './decode.ts'

function errorOf(overrides: object = {}) {
  const [item] = decode([['event', anEvent(overrides)]]).items
  if (item?.is !== 'error') throw new Error('no error')
  return item
}

it('becomes an error, outermost exception and innermost call first', () => {
  const { envelopes, refused } = decode([['event', anEvent()]])

  const app = 'https://shop.example/app.js'
  expect(refused).toEqual([])
  expect(envelopes).toEqual([
    {
      id: '50a5275d-1d22-4012-a4f7-526409792e3f',
      ...{ sentAt: SENT_AT, sdk: 'sentry.javascript.browser@11.12.0', drops: [] },
      context: {
        ...{ sessionId: TRACE, release: 'shop@1.2.3', environment: 'production', userId: 'u-7' },
        tags: { plan: 'pro' },
        contexts: {
          trace: { trace_id: TRACE, span_id: '8f5e6627c38084ee' },
          cart: { items: 3, nested: '{"a":1}' },
        },
      },
      items: [
        {
          ...{ is: 'error', id: '50a5275d-1d22-4012-a4f7-526409792e3f', pageViewId: TRACE },
          ...{ at: SENT_AT - 1_000, firstAt: SENT_AT - 1_000, weight: 1 },
          ...{ url: 'https://shop.example/cart?coupon=x', route: '' },
          ...{ mechanism: 'error', level: 'error' },
          exceptions: [
            {
              ...{ type: 'Error', message: 'outer broke' },
              stack: `Error: outer broke\n    at pay (${app}:5:13)`,
              frames: [{ function: 'pay', file: app, line: 5, column: 13 }],
            },
            {
              ...{ type: 'TypeError', message: 'inner broke', parent: 0 },
              stack: `TypeError: inner broke\n    at inner (${app}:3:13)\n    at ${app}:9:7`,
              frames: [
                { function: 'inner', file: app, line: 3, column: 13 },
                { file: app, line: 9, column: 7 },
              ],
            },
          ],
          breadcrumbs: [{ at: SENT_AT - 2_000, kind: 'click', text: 'body > button#pay' }],
          ...{ tags: {}, contexts: {}, fingerprint: [], scripts: [], debugIds: {} },
        },
      ],
    },
  ])
})

it('tells neither e-mail nor address of a visitor', () => {
  const text = JSON.stringify(decode([['event', anEvent()]]))

  expect(text).not.toMatch(/ann@shop\.example|192\.0\.2\.7/)
})

it('gives the members of an AggregateError their parent', () => {
  const values = [
    { type: 'TypeError', value: 'a2', mechanism: { exception_id: 2, parent_id: 0 } },
    { type: 'Error', value: 'a1', mechanism: { exception_id: 1, parent_id: 0 } },
    { type: 'AggregateError', value: 'many', mechanism: { exception_id: 0, handled: true } },
  ]

  expect(errorOf({ exception: { values } }).exceptions).toEqual([
    { type: 'AggregateError', message: 'many', stack: '' },
    { type: 'Error', message: 'a1', stack: '', parent: 0 },
    { type: 'TypeError', message: 'a2', stack: '', parent: 0 },
  ])
})

it.each([
  ['auto.browser.global_handlers.onerror', false, 'error'],
  ['auto.browser.global_handlers.onunhandledrejection', false, 'unhandledrejection'],
  ['onunhandledrejection', false, 'unhandledrejection'],
  ['auto.browser.browserapierrors.setTimeout', false, 'error'],
  ['generic', true, 'captured'],
  ['generic', undefined, 'captured'],
])('knows how %s with handled %s was caught', (type, handled, mechanism) => {
  const values = [{ type: 'Error', value: 'x', mechanism: { type, handled } }]

  expect(errorOf({ exception: { values } })).toMatchObject({ mechanism })
})

it('takes a chain as unhandled whichever of it says so', () => {
  const values = [
    { type: 'TypeError', value: 'cause', mechanism: { type: 'wrapped', handled: false } },
    { type: 'Error', value: 'outer', mechanism: { type: 'generic', handled: true } },
  ]

  expect(errorOf({ exception: { values } })).toMatchObject({ mechanism: 'error' })
})

it.each([
  ['a text', { message: 'stock is low' }],
  ['a template', { logentry: { formatted: 'stock is low', message: 'stock is %s' } }],
  ['a template without values', { message: { message: 'stock is low' } }],
])('takes a message that is %s', (_, message) => {
  const error = errorOf({ exception: undefined, level: 'warning', ...message })

  expect(error).toMatchObject({
    ...{ mechanism: 'captured', level: 'warning' },
    exceptions: [{ type: 'Message', message: 'stock is low', stack: '' }],
  })
})

it('takes a message with the stack its client made for it', () => {
  const stacktrace = { frames: [{ filename: '/app.js', function: 'pay', lineno: 5, colno: 1 }] }
  const mechanism = { type: 'generic', handled: true, synthetic: true }
  const values = [{ value: 'stock is low', stacktrace, mechanism }]

  expect(errorOf({ message: 'stock is low', exception: { values } }).exceptions).toMatchObject([
    { type: 'Message', message: 'stock is low', frames: [{ function: 'pay' }] },
  ])
})

it.each([
  ['fatal', 'fatal'],
  ['warning', 'warning'],
  ['log', 'info'],
  ['debug', 'info'],
  ['odd', 'error'],
  [undefined, 'error'],
])('calls the level %s %s', (given, level) => {
  expect(errorOf({ level: given }).level).toBe(level)
})

it.each([
  ['nothing', undefined, []],
  ['the default alone', ['{{ default }}'], []],
  ['its own', ['checkout'], ['checkout']],
  ['the default and its own', ['{{ default }}', 'checkout'], ['{{ default }}', 'checkout']],
])('groups by %s', (_, fingerprint, kept) => {
  expect(errorOf({ fingerprint }).fingerprint).toEqual(kept)
})

it('knows the debug ids of the scripts', () => {
  const images = [
    { type: 'sourcemap', code_file: 'https://shop.example/app.js', debug_id: 'd-1' },
    { type: 'wasm', code_file: 'https://shop.example/a.wasm', debug_id: 'd-2' },
  ]

  expect(errorOf({ debug_meta: { images } }).debugIds).toEqual({
    'https://shop.example/app.js': 'd-1',
  })
})

it.each([
  ['an address', '/cart', undefined, ''],
  ['a template', '/orders/:id', undefined, '/orders/:id'],
  ['a template by its source', 'Cart', 'route', 'Cart'],
  ['an address by its source', '/cart/7', 'url', ''],
  ['what clients say without a router', 'Pageload', undefined, ''],
])('makes of a transaction named by %s', (_, transaction, source, route) => {
  expect(errorOf({ transaction, transaction_info: { source } }).route).toBe(route)
})

it('ignores what is null, odd or cannot be read', () => {
  const odd = {
    ...{ level: null, release: 7, transaction: null, user: null, tags: null, contexts: 'odd' },
    ...{ request: [], breadcrumbs: 'odd', fingerprint: {}, timestamp: 'yesterday', sdk: null },
  }

  expect(errorOf(odd)).toMatchObject({ at: SENT_AT, url: '', route: '', breadcrumbs: [] })
})

it('takes tags as pairs, and facts of any kind as texts', () => {
  const tags = [['plan', 7], ['none', null], 'odd', ['huge', 'x'.repeat(900)]]
  const { envelopes } = decode([['event', anEvent({ tags, extra: { step: { n: 2 } } })]])

  expect(envelopes[0]?.context).toMatchObject({
    tags: { plan: '7', huge: 'x'.repeat(200) },
    contexts: { extra: { step: '{"n":2}' } },
  })
  expect(envelopes[0]?.context.tags).not.toHaveProperty('none')
})

it('never cuts a character in half', () => {
  const { envelopes } = decode([['event', anEvent({ tags: { mood: `${'x'.repeat(199)}😀` } })]])

  expect(envelopes[0]?.context.tags.mood).toBe(`${'x'.repeat(199)}\ufffd`)
})

it('keeps an error with a trail that is too large by itself', () => {
  const crumb = { timestamp: 1, category: 'console', message: 'x'.repeat(2_000) }
  const breadcrumbs = Array.from({ length: 150 }, () => crumb)

  expect(errorOf({ breadcrumbs }).breadcrumbs).toHaveLength(100)
})

it.each([
  ['neither exception nor message', { exception: undefined }, 'invalid'],
  ['exceptions that are none', { exception: { values: [7, null] } }, 'invalid'],
  ['too much in it', { extra: { a: 'x'.repeat(70_000) } }, 'too-large'],
])('refuses an event with %s and keeps its neighbours', (_, overrides, reason) => {
  const { items, refused } = decode([
    ['event', anEvent(overrides)],
    ['event', anEvent()],
  ])

  expect(refused).toMatchObject([{ index: 0, kind: 'event', reason }])
  expect(items).toHaveLength(1)
})

it('gives an event without an id the same id again', () => {
  const body = anEnvelope([['event', anEvent({ event_id: undefined })]])

  const [first] = decoded(body).items
  const [second] = decoded(body).items

  expect(first?.id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  expect(second?.id).toBe(first?.id)
})

it('comes from the store endpoint too, with the name of its client inside', () => {
  const sdk = { name: 'sentry.javascript.browser', version: '5.0.0' }
  const body = new TextEncoder().encode(JSON.stringify(anEvent({ sdk })))

  expect(decodeSentryStore(body, RECEIVED)).toMatchObject({
    refused: [],
    envelopes: [
      { sentAt: RECEIVED.receivedAt, sdk: 'sentry.javascript.browser@5.0.0', items: [{}] },
    ],
  })
})
